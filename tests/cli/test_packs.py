"""Whose rules a model is judged by: England's unless somebody asks for those of another country."""

import json

import pytest

ADA = "school: {name: Sample}\nrules: [ada]\n"


def packs_used(model) -> set[str]:
    path = model.parent / "schoolcheck-out" / model.stem / "results.json"
    return {pack["id"] for pack in json.loads(path.read_bytes())["rules"]["packs"]}


def rules_judged(model) -> set[str]:
    path = model.parent / "schoolcheck-out" / model.stem / "results.json"
    return {row["rule"].partition("-")[0] for row in json.loads(path.read_bytes())["findings"]}


@pytest.mark.slow
def test_unless_asked_a_model_is_judged_by_the_rules_of_england(schoolcheck, model):
    assert schoolcheck("check", model, "--fail-on", "never").returncode == 0
    assert packs_used(model) == {"england", "readiness"}
    assert rules_judged(model) == {"ENG", "READY"}


@pytest.mark.slow
@pytest.mark.parametrize(("pack", "begins"), [("ada", "ADA"), ("nz", "NZ")])
def test_a_pack_of_another_country_is_found_by_its_name(schoolcheck, model, pack, begins):
    assert schoolcheck("check", model, "--rules", pack, "--fail-on", "never").returncode == 0
    assert packs_used(model) == {pack, "readiness"}
    assert rules_judged(model) == {begins, "READY"}


@pytest.mark.slow
def test_the_brief_names_the_country_as_well(schoolcheck, model):
    (model.parent / "schoolcheck.yaml").write_text(ADA, encoding="utf-8")
    assert schoolcheck("check", model, "--fail-on", "never").returncode == 0
    assert packs_used(model) == {"ada", "readiness"}


@pytest.mark.slow
def test_a_setting_for_england_is_no_mistake_where_another_country_judges(schoolcheck, model):
    brief = ADA + "settings: {ENG-SGR-width.smallest: 2500 mm}\n"
    (model.parent / "schoolcheck.yaml").write_text(brief, encoding="utf-8")
    done = schoolcheck("check", model, "--fail-on", "never")
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_the_list_of_rules_is_of_every_country_and_of_one_where_it_is_named(schoolcheck):
    everything = schoolcheck("rules", "list").stdout.split("\n")
    begins = {line.partition("-")[0] for line in everything if line}
    assert begins >= {"ENG", "READY", "ADA", "NZ"}
    of_one = schoolcheck("rules", "list", "nz").stdout.split("\n")
    assert {line.partition("-")[0] for line in of_one if line} == {"NZ"}
    model = schoolcheck("rules", "list", "readiness").stdout.split("\n")
    assert {line.partition("-")[0] for line in model if line} == {"READY"}


def test_examples_and_mistakes_are_counted_of_the_rules_that_were_asked_for(schoolcheck):
    rules = len(schoolcheck("rules", "list", "nz").stdout.splitlines())
    told = schoolcheck("rules", "lint", "nz").stdout
    assert told == f"{rules} rules in 1 pack: no mistakes.\n"
