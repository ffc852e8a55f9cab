"""The style of a picture: colours and line weights of the report's drawings on a light page."""

COLOURS = {
    "bg": "#ffffff",
    "ink": "#16191d",
    "muted": "#505a64",
    "line": "#8a94a0",
    "link": "#0b4f9e",
    "fail": "#a3122a",
    "tell": "#7a4a00",
    "dim": "#b0006d",
}
ROOMS = {
    "teaching": "#e8f0fa",
    "small-group": "#ffe9c7",
    "base": "#e4f5e8",
    "calm": "#efe6fa",
    "sanitary": "#dff3f5",
    "circulation": "#f4f4f1",
    "other": "#ffffff",
    "unknown": "#fde7ea",
}
_RULES = """
svg{font-family:'DejaVu Sans';font-size:13px}
text{fill:$ink}
path,circle,rect{stroke-linejoin:round}
.paper{fill:$bg}
.room{stroke:none}
.wall{fill:$ink;stroke:none}
.slot{fill:$bg;stroke:none}
.opening{fill:none;stroke:$muted;stroke-width:.5px;stroke-dasharray:3 2}
.window{fill:$bg;stroke:$ink;stroke-width:.95px}
.leaf{fill:$bg;stroke:$ink;stroke-width:.95px}
.leaf.strong{stroke-width:1.9px}
.leader{fill:none;stroke:$muted;stroke-width:.8px}
.arc,.thin,.hair{fill:none;stroke:$muted;stroke-width:.5px}
.fitting{stroke:$ink}
.run,.ruled{fill:none;stroke:$ink;stroke-width:.95px}
.solid{fill:$ink}
.pale{fill-opacity:.8}
.under{fill:none;stroke:$bg;stroke-width:6px}
.heavy{stroke-width:2.4px}
.heavy.wide-one{fill-opacity:.4}
.heavy.fail{stroke:$fail}
.heavy.tell{stroke:$tell}
.hatch-fail{stroke:$fail;stroke-width:1px;fill:none}
.hatch-block{stroke:$ink;stroke-width:.7px;fill:none}
.dot-tell{fill:$tell}
.block{stroke:$ink;stroke-width:1.2px}
.block.edge{stroke-width:3px}
.found{fill:none;stroke:$dim;stroke-width:1.4px}
.need{fill:none;stroke:$dim;stroke-width:1.4px;stroke-dasharray:6 4}
.path{fill:none;stroke:$link;stroke-width:2px}
.context{fill:none;stroke:$muted;stroke-width:.8px;stroke-dasharray:2 3}
.spot{fill:$bg}
.dim{fill:none;stroke:$dim;stroke-width:1.2px}
.gap{fill:none;stroke:$fail;stroke-width:4px}
text.thing{font-size:12px}
text.dim-text{fill:$dim;font-weight:700}
text.gap-text{fill:$fail;font-weight:700}
text.ink-fail{fill:$fail}
text.ink-tell{fill:$tell}
text.mid,text.label{text-anchor:middle;dominant-baseline:central}
text.small{font-size:11px}
.bold,.head{font-weight:700}
.head,.below{font-size:14px}
.below{fill:$muted}
.rule{stroke:$line;stroke-width:1px}
text.halo{paint-order:stroke;stroke:$bg;stroke-width:3px;stroke-linejoin:round}
text.label{stroke-width:2px}
"""


def _style() -> str:
    rules = _RULES
    for name, colour in COLOURS.items():
        rules = rules.replace(f"${name}", colour)
    return rules + "\n".join(f".use-{name}{{fill:{colour}}}" for name, colour in ROOMS.items())


STYLE = _style()
