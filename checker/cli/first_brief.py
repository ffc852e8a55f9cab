"""The brief that `init` writes: every part explained in a line, with a gate to begin with."""

from collections.abc import Sequence

FIRST_BRIEF = """\
# The brief: what the design team knows and a model does not show.
# `schoolcheck check` finds this file beside the model or in a folder above it.
# Every part may be left out; the report asks for what it misses. A line that begins with # and
# no space is an example: put your own figures in and take the # away.

# ---- What stops the build (exit code 1) ----
# must: departures from statutory guidance. should: from good practice too. any: also from advice,
# and what misses the project's own figures. never: nothing.
# Most rules on small-group space and on inclusion bases rest on guidance or on figures of the
# project, not on statutory guidance: by_topic is why they stop the build too. For less, write
# should; other topics: access, escape, neuro_inclusive, schools.
# cannot_tell: warn reports what the model does not show; fail lets it stop the build as well.
# by_stage changes the gate from a stage on that school: {stage: ...} names.
gate:
  fail_on: must
  cannot_tell: warn
  by_topic: {small_group: any, inclusion_base: any}
#  by_stage: {RIBA 4: {cannot_tell: fail}}

# ---- Which rules ----
# Packs by name (england, ada, nz), folders or files of your own, relative to this file.
rules: [england]
# The same with rules of your own: schoolcheck rules lint ./office-rules finds their mistakes.
#rules: [england, ./office-rules]
# A figure of a rule that this project changes, with its unit; the report says so.
#settings: {ENG-BASE-near-mainstream.max_travel: 50 m}
# The day whose figures count, where a rule has dated ones.
#judged_as_of: 2026-11-01

# ---- The school ----
# phase: nursery, primary, secondary, all-through, special or post-16.
# works: new, extension or refurbishment. stage is a word of yours that by_stage may name.
#school: {name: Our school, phase: primary, pupils: 420, classes: 14, stage: RIBA 3, works: new}
# How many pupils have which need: autism, SEMH, SLCN, MLD, SLD, PMLD, SpLD, HI, VI, MSI, PD, other.
#need_profile: {autism: 18, SEMH: 22, SLCN: 30, PD: 6}
# Figures that the project sets itself.
#targets: {small_group_m2_per_pupil: 0.24}

# ---- What is where ----
# The inclusion base: a zone of the model by name, or rooms: ["00-12", ...] by number.
# model: support or specialist. time_in_base: some or most lessons.
#bases: [{name: Inclusion base, zone: Inclusion base, model: specialist, places: 20, cohort: [autism], time_in_base: most}]
# Rooms that belong together, by number, name or GlobalId.
#clusters: {Year 1-2: ["00-14", "00-15"]}
# The doors that people come in by: name, tag or GlobalId.
#entrances: {main: "00-30-D01", quiet: "00-57-D02"}
# What a room is for, where its name does not tell.
@room_uses@
# One school in several files: checking one of them reads all.
#models: [{file: architecture.ifc, part: architecture}, {file: furniture.ifc, part: furniture}]
# The schedule of accommodation, .xlsx or .csv, and by how many m2 a room may be smaller.
#schedule: schedule-of-accommodation.xlsx
#schedule_tolerance: 0.5

# ---- What was answered and accepted ----
# Answers to what a report asked for, by the element's name or GlobalId.
#answers: {"00-14-D01": {approach: straight}, "00-14": {furniture_complete: yes}}
# Exceptions that a model cannot show, each with who says so.
#claims: [{rule: ENG-ADM2-door-clear-width, subject: "00-14-D01", because: a listed wall, by: the access consultant, on: 2026-11-01}]
# Known findings that do not block (`schoolcheck baseline create`).
#baseline: baseline.json
# Findings that were accepted for a time (`schoolcheck waive`).
#waivers: waivers.yaml
"""  # noqa: E501 - an example that the user takes over has to stand in one line

ONE_ROOM_USE = '#room_uses: {"00-31": small group room}'


def first_brief(unknown_rooms: Sequence[tuple[str, str]] = ()) -> str:
    """The text of a first brief, as YAML.

    `unknown_rooms` are rooms whose use the model does not tell: each as it may stand as a key, and
    in words for a comment. They stand there as an example, to be filled in.
    """
    lines = [f'#  {key}: ""   # {told}' for key, told in unknown_rooms]
    uses = "\n".join(["#room_uses:", *lines]) if lines else ONE_ROOM_USE
    return FIRST_BRIEF.replace("@room_uses@", uses)
