"""Project, units, site, building and storeys, the same for every sample."""

from dataclasses import dataclass

from sample_models.make.frames import Frame
from sample_models.make.pen import METRES, Entity, Pen
from sample_models.make.plan import Plan

_TIME = 1767225600  # 2026-01-01T00:00:00Z: samples know no clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The spatial tree that everything else hangs on; `base` is where the storeys stand."""

    project: Entity
    building: Entity
    storeys: dict[str, Entity]
    bases: dict[str, Frame]


def begin(pen: Pen, plan: Plan) -> Ground:
    """Writes everything down to the storeys."""
    pen.owner = _owner(pen)
    whole = pen.add(
        "IfcGeometricRepresentationContext",
        ContextType="Model",
        CoordinateSpaceDimension=3,
        Precision=1e-5,
        WorldCoordinateSystem=pen.axes(Frame()),
    )
    pen.body_context = pen.add(
        "IfcGeometricRepresentationSubContext",
        ContextIdentifier="Body",
        ContextType="Model",
        ParentContext=whole,
        TargetView="MODEL_VIEW",
    )
    project = pen.root(
        "IfcProject",
        "project",
        Name=plan.name,
        Description=f"{plan.name}, an invented sample",
        Phase="Spatial Coordination (3)",
        RepresentationContexts=[whole],
        UnitsInContext=_units(pen),
    )
    site = _spatial(pen, "IfcSite", "site", "Site", Frame() if pen.options.baked else None)
    building = _spatial(pen, "IfcBuilding", "building", plan.name, Frame(), parent=site)
    _aggregate(pen, "project", project, [site])
    _aggregate(pen, "site", site, [building])
    storeys, bases = {}, {}
    for storey in plan.storeys:
        height = storey.elevation + pen.options.datum
        base = Frame() if pen.options.baked else Frame(z=height)
        bases[storey.code] = base
        storeys[storey.code] = pen.root(
            "IfcBuildingStorey",
            f"storey/{storey.code}",
            Name=storey.name,
            Description=storey.description,
            ObjectPlacement=pen.placement(base, within=building.ObjectPlacement),
            CompositionType="ELEMENT",
            Elevation=pen.length(height),
        )
    _aggregate(pen, "building", building, list(storeys.values()))
    return Ground(project=project, building=building, storeys=storeys, bases=bases)


def _owner(pen: Pen) -> Entity:
    organisation = pen.add("IfcOrganization", Name="schoolcheck samples")
    person = pen.add("IfcPerson", FamilyName="Sample")
    return pen.add(
        "IfcOwnerHistory",
        OwningUser=pen.add(
            "IfcPersonAndOrganization", ThePerson=person, TheOrganization=organisation
        ),
        OwningApplication=pen.add(
            "IfcApplication",
            ApplicationDeveloper=organisation,
            Version="1",
            ApplicationFullName="schoolcheck sample maker",
            ApplicationIdentifier="schoolcheck-samples",
        ),
        ChangeAction="NOCHANGE",
        CreationDate=_TIME,
    )


def _units(pen: Pen) -> Entity:
    unit = pen.options.unit
    kinds = [("LENGTHUNIT", "METRE", "MILLI" if unit == "mm" else None)]
    kinds += [("AREAUNIT", "SQUARE_METRE", None), ("VOLUMEUNIT", "CUBIC_METRE", None)]
    made = [
        pen.add("IfcSIUnit", UnitType=kind, Prefix=prefix, Name=name)
        for kind, name, prefix in kinds
    ]
    if unit == "foot":
        foot, power = METRES["foot"], 1
        names = (("FOOT", "IfcLengthMeasure"), ("SQUARE FOOT", "IfcAreaMeasure"))
        for name, measure in names:
            made[power - 1] = _converted(pen, made[power - 1], name, measure, foot**power, power)
            power += 1
    made.append(pen.add("IfcSIUnit", UnitType="PLANEANGLEUNIT", Name="RADIAN"))
    return pen.add("IfcUnitAssignment", Units=made)


def _converted(
    pen: Pen, base: Entity, name: str, measure: str, factor: float, power: int
) -> Entity:
    exponents = (power, 0, 0, 0, 0, 0, 0)
    return pen.add(
        "IfcConversionBasedUnit",
        Dimensions=pen.file.create_entity("IfcDimensionalExponents", *exponents),
        UnitType=base.UnitType,
        Name=name,
        ConversionFactor=pen.add(
            "IfcMeasureWithUnit",
            ValueComponent=pen.file.create_entity(measure, factor),
            UnitComponent=base,
        ),
    )


def _spatial(
    pen: Pen, ifc_class: str, key: str, name: str, frame: Frame | None, *, parent: Entity = None
) -> Entity:
    return pen.root(
        ifc_class,
        key,
        Name=name,
        Description=f"{name} (sample)",
        ObjectPlacement=pen.placement(
            frame if frame is not None else pen.options.where,
            within=parent.ObjectPlacement if parent is not None else None,
        ),
        CompositionType="ELEMENT",
    )


def _aggregate(pen: Pen, key: str, whole: Entity, parts: list[Entity]) -> None:
    pen.root("IfcRelAggregates", f"aggregate/{key}", RelatingObject=whole, RelatedObjects=parts)
