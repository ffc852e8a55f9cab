"""A one-room school as STEP text, kept as numbered records so that a test can break one of them.

    text = step(office() | {40: "IFCLOCALPLACEMENT(#40,#10)"})

One storey at 3 m, one 5 x 4 x 2.5 m room, one wall with an opening and a door, in millimetres.
"""

from collections.abc import Mapping
from pathlib import Path

Records = dict[int, str]

GUID = {
    "project": "0Project0000000000000P",
    "storey": "0Storey00000000000000S",
    "room": "0Room0000000000000000R",
    "door": "0Door0000000000000000D",
    "wall": "0Wall0000000000000000W",
    "opening": "0Opening0000000000000O",
}


def office(schema: str = "IFC4") -> Records:
    """The records of the one-room school; record numbers are fixed, see the source."""
    owner = "#6" if schema == "IFC2X3" else "$"
    door_tail = "" if schema == "IFC2X3" else ",.DOOR.,.SINGLE_SWING_LEFT.,$"
    space_tail = ",.INTERNAL.,$"
    wall_tail = "" if schema == "IFC2X3" else ",$"
    opening_tail = "" if schema == "IFC2X3" else ",$"
    people: Records = (
        {
            2: "IFCPERSON($,'Maker',$,$,$,$,$,$)",
            3: "IFCORGANIZATION($,'Test',$,$,$)",
            4: "IFCPERSONANDORGANIZATION(#2,#3,$)",
            5: "IFCAPPLICATION(#3,'7','Drawing tool','tool')",
            6: "IFCOWNERHISTORY(#4,#5,$,.ADDED.,$,$,$,0)",
        }
        if schema == "IFC2X3"
        else {3: "IFCORGANIZATION($,'Test',$,$,$)", 5: "IFCAPPLICATION(#3,'7','Drawing tool','t')"}
    )
    return people | {
        10: "IFCCARTESIANPOINT((0.,0.,0.))",
        11: "IFCDIRECTION((0.,0.,1.))",
        12: "IFCDIRECTION((1.,0.,0.))",
        13: "IFCAXIS2PLACEMENT3D(#10,#11,#12)",
        14: "IFCDIRECTION((0.,1.))",
        15: "IFCGEOMETRICREPRESENTATIONCONTEXT($,'Model',3,1.E-5,#13,#14)",
        16: "IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.)",
        17: "IFCSIUNIT(*,.AREAUNIT.,$,.SQUARE_METRE.)",
        18: "IFCSIUNIT(*,.PLANEANGLEUNIT.,$,.RADIAN.)",
        19: "IFCUNITASSIGNMENT((#16,#17,#18))",
        20: f"IFCPROJECT('{GUID['project']}',{owner},'Hill School',$,$,$,$,(#15),#19)",
        21: f"IFCBUILDING('0Building000000000000B',{owner},'Main',$,$,#40,$,$,.ELEMENT.,$,$,$)",
        22: f"IFCBUILDINGSTOREY('{GUID['storey']}',{owner},'Ground',$,$,#41,$,$,.ELEMENT.,3000.)",
        23: f"IFCRELAGGREGATES('0RelA0000000000000000A',{owner},$,$,#20,(#21))",
        24: f"IFCRELAGGREGATES('0RelB0000000000000000B',{owner},$,$,#21,(#22))",
        25: f"IFCRELAGGREGATES('0RelC0000000000000000C',{owner},$,$,#22,(#50))",
        40: "IFCLOCALPLACEMENT($,#13)",
        41: "IFCLOCALPLACEMENT(#40,#43)",
        42: "IFCCARTESIANPOINT((0.,0.,3000.))",
        43: "IFCAXIS2PLACEMENT3D(#42,$,$)",
        44: "IFCLOCALPLACEMENT(#41,#13)",
        50: f"IFCSPACE('{GUID['room']}',{owner},'101','a quiet room','Room',#44,#54,"
        f"'Group room',.ELEMENT.{space_tail})",
        51: "IFCCARTESIANPOINT((2500.,2000.))",
        52: "IFCAXIS2PLACEMENT2D(#51,$)",
        53: "IFCEXTRUDEDAREASOLID(#55,#13,#11,2500.)",
        54: "IFCPRODUCTDEFINITIONSHAPE($,$,(#56))",
        55: "IFCRECTANGLEPROFILEDEF(.AREA.,$,#52,5000.,4000.)",
        56: "IFCSHAPEREPRESENTATION(#15,'Body','SweptSolid',(#53))",
        60: f"IFCWALL('{GUID['wall']}',{owner},'W1',$,$,#44,#64,'w-tag'{wall_tail})",
        61: "IFCCARTESIANPOINT((2500.,-100.))",
        62: "IFCAXIS2PLACEMENT2D(#61,$)",
        63: "IFCEXTRUDEDAREASOLID(#65,#13,#11,2500.)",
        64: "IFCPRODUCTDEFINITIONSHAPE($,$,(#66))",
        65: "IFCRECTANGLEPROFILEDEF(.AREA.,$,#62,5400.,200.)",
        66: "IFCSHAPEREPRESENTATION(#15,'Body','SweptSolid',(#63))",
        70: f"IFCOPENINGELEMENT('{GUID['opening']}',{owner},'hole',$,$,#44,#74,$"
        + opening_tail
        + ")",
        71: "IFCCARTESIANPOINT((1500.,-100.))",
        72: "IFCAXIS2PLACEMENT2D(#71,$)",
        73: "IFCEXTRUDEDAREASOLID(#75,#13,#11,2100.)",
        74: "IFCPRODUCTDEFINITIONSHAPE($,$,(#76))",
        75: "IFCRECTANGLEPROFILEDEF(.AREA.,$,#72,1000.,200.)",
        76: "IFCSHAPEREPRESENTATION(#15,'Body','SweptSolid',(#73))",
        77: f"IFCRELVOIDSELEMENT('0RelV0000000000000000V',{owner},$,$,#60,#70)",
        80: f"IFCDOOR('{GUID['door']}',{owner},'D1',$,$,#44,#84,'d-tag',2100.,1000.{door_tail})",
        83: "IFCEXTRUDEDAREASOLID(#85,#13,#11,2100.)",
        84: "IFCPRODUCTDEFINITIONSHAPE($,$,(#86))",
        85: "IFCRECTANGLEPROFILEDEF(.AREA.,$,#72,1000.,50.)",
        86: "IFCSHAPEREPRESENTATION(#15,'Body','SweptSolid',(#83))",
        87: f"IFCRELFILLSELEMENT('0RelF0000000000000000F',{owner},$,$,#70,#80)",
        90: f"IFCRELCONTAINEDINSPATIALSTRUCTURE('0RelS0000000000000000S',{owner},$,$,"
        "(#60,#80),#22)",
    }


def without(records: Records, *numbers: int) -> Records:
    """The records less some of them."""
    return {number: text for number, text in records.items() if number not in numbers}


def step(records: Mapping[int, str], *, schema: str = "IFC4") -> str:
    """The whole text with header and trailer."""
    header = (
        "ISO-10303-21;\nHEADER;\nFILE_DESCRIPTION((''),'2;1');\n"
        f"FILE_NAME('','',(''),(''),'','','');\nFILE_SCHEMA(('{schema}'));\nENDSEC;\nDATA;\n"
    )
    data = "".join(f"#{number}={text};\n" for number, text in records.items())
    return header + data + "ENDSEC;\nEND-ISO-10303-21;\n"


def saved(folder: Path, text: str | bytes, name: str = "model.ifc") -> Path:
    """The text in a file."""
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path
