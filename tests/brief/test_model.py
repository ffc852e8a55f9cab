"""What a brief may hold: bounds, closed lists, and defaults that mean that nothing was said."""

from datetime import date

import pytest
from pydantic import ValidationError

from checker.brief import Base, Brief, Claim, Entrances, GateSettings, SchoolFacts, StageGate


def test_a_brief_that_says_nothing_means_nothing():
    brief = Brief()
    assert brief.school == SchoolFacts()
    assert brief.school.pupils is None
    assert brief.bases == brief.rules == brief.models == brief.claims == ()
    assert brief.gate == GateSettings()
    assert brief.gate.fail_on is None
    assert brief.judged_as_of is None


def test_two_briefs_do_not_share_what_they_hold():
    assert Brief().settings is not Brief().settings


@pytest.mark.parametrize(
    "phase", ["nursery", "primary", "secondary", "all-through", "special", "post-16"]
)
def test_every_phase_is_known(phase):
    assert SchoolFacts.model_validate({"phase": phase}).phase == phase


@pytest.mark.parametrize("works", ["new", "extension", "refurbishment"])
def test_every_kind_of_works_is_known(works):
    assert SchoolFacts.model_validate({"works": works}).works == works


@pytest.mark.parametrize("pupils", ["1", "420", "100000"])
def test_a_believable_number_of_pupils_is_taken(pupils):
    assert SchoolFacts.model_validate({"pupils": pupils}).pupils == int(pupils)


@pytest.mark.parametrize("pupils", ["-1", "100001", "4.5", "many", "", "1e3"])
def test_an_unbelievable_number_of_pupils_is_refused(pupils):
    with pytest.raises(ValidationError):
        SchoolFacts.model_validate({"pupils": pupils})


@pytest.mark.parametrize("need", ["autism", "SEMH", "SLCN", "PD", "HI", "VI", "PMLD", "other"])
def test_needs_are_the_same_words_in_cohort_and_profile(need):
    brief = Brief.model_validate({"bases": [{"cohort": [need]}], "need_profile": {need: "7"}})
    assert brief.bases[0].cohort == (need,)
    assert brief.need_profile == {need: 7}


def test_a_base_is_called_inclusion_base_unless_it_has_a_name():
    assert Base().name == "Inclusion base"


@pytest.mark.parametrize("model", ["support", "specialist"])
@pytest.mark.parametrize("time", ["some", "most"])
def test_model_and_time_of_a_base_are_two_things(model, time):
    base = Base.model_validate({"model": model, "time_in_base": time})
    assert (base.model, base.time_in_base) == (model, time)


@pytest.mark.parametrize("bases", [["A", "B"], ["A"], []])
def test_bases_with_different_names_are_fine(bases):
    brief = Brief.model_validate({"bases": [{"name": name} for name in bases]})
    assert [base.name for base in brief.bases] == bases


@pytest.mark.parametrize("names", [["A", "A"], ["Hub", "hub"], ["A", "B", "a"]])
def test_bases_with_the_same_name_are_refused(names):
    with pytest.raises(ValidationError, match="two bases"):
        Brief.model_validate({"bases": [{"name": name} for name in names]})


def test_two_bases_without_a_name_have_the_same():
    with pytest.raises(ValidationError, match="two bases"):
        Brief.model_validate({"bases": [{"places": "8"}, {"places": "9"}]})


@pytest.mark.parametrize("missing", ["rule", "subject", "because", "by", "on"])
def test_a_claim_says_who_claims_what_why_and_when(missing):
    whole = {"rule": "R", "subject": "D-1", "because": "x", "by": "y", "on": "2026-11-01"}
    assert Claim.model_validate(whole).on == date(2026, 11, 1)
    with pytest.raises(ValidationError, match=missing):
        Claim.model_validate({key: value for key, value in whole.items() if key != missing})


@pytest.mark.parametrize("strength", ["must", "should", "any", "never"])
def test_a_gate_may_be_set_by_topic_and_by_stage(strength):
    gate = GateSettings.model_validate(
        {"by_topic": {"access": strength}, "by_stage": {"RIBA 4": {"fail_on": strength}}}
    )
    assert gate.by_topic["access"] == strength
    assert gate.by_stage["RIBA 4"] == StageGate(fail_on=strength)
    assert gate.by_stage["RIBA 4"].cannot_tell is None


@pytest.mark.parametrize("target", ["0", "0.24", "12"])
def test_a_target_is_a_number_from_nought(target):
    assert Brief.model_validate({"targets": {"a": target}}).targets["a"] == float(target)


@pytest.mark.parametrize("target", ["-0.1", "nan", "inf", "-inf", "0,24", "0.24 m2", ""])
def test_anything_else_is_no_target(target):
    with pytest.raises(ValidationError):
        Brief.model_validate({"targets": {"a": target}})


@pytest.mark.parametrize("where", ["main", "quiet"])
def test_entrances_are_named_by_text(where):
    assert getattr(Entrances.model_validate({where: "D-001"}), where) == "D-001"


@pytest.mark.parametrize("text", ["1.07", "00-12", "010", "1e3", "no", "off"])
def test_room_numbers_are_never_taken_for_numbers(text):
    brief = Brief.model_validate(
        {"bases": [{"rooms": [text]}], "clusters": {"Year 1": [text]}, "room_uses": {text: "store"}}
    )
    assert brief.bases[0].rooms == brief.clusters["Year 1"] == (text,)
    assert text in brief.room_uses


@pytest.mark.parametrize("part", [Brief, SchoolFacts, Base, Entrances, GateSettings, StageGate])
def test_no_part_takes_words_that_nobody_knows(part):
    with pytest.raises(ValidationError, match="Extra"):
        part.model_validate({"nobody_knows": "1"})


def test_long_texts_are_refused():
    with pytest.raises(ValidationError):
        Brief.model_validate({"room_uses": {"1": "x" * 501}})


def test_a_stage_changes_what_it_names_and_leaves_the_rest():
    gate = GateSettings.model_validate(
        {
            "fail_on": "must",
            "cannot_tell": "warn",
            "by_topic": {"access": "any", "schools": "never"},
            "by_stage": {"RIBA 4": {"cannot_tell": "fail", "by_topic": {"schools": "must"}}},
        }
    )
    later = gate.at("riba 4")
    assert (later.fail_on, later.cannot_tell) == ("must", "fail")
    assert later.by_topic == {"access": "any", "schools": "must"}
    before = gate.at("RIBA 3")
    assert (before.cannot_tell, before.by_topic) == ("warn", gate.by_topic)
