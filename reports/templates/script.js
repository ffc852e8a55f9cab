(() => {
"use strict";
const one = (id) => document.getElementById(id);
const all = (query, root = document) => [...root.querySelectorAll(query)];
const filter = one("filter"), form = filter.querySelector("form");
const plans = all(".landscape"), shelves = all(".folded:not(.facts)"), rests = all(".rest"), ruled = all(".ruled");
const supplies = all(".supply").map((element) => ({ element, fold: element.querySelector("details"), count: element.querySelector(".count"), said: element.querySelector(".count").textContent }));
const CHOICES = ["storey", "room", "use", "topic", "source"];
const TICKS = ["o", "s"];

// A unit holds the findings of one rule and cause; a spot is a storey, a room and a use.
const spots = form.dataset.spots.split(";").map((spot) => spot.split(",").map(Number));
const units = all("[data-o]").map((element) => ({
  element,
  outcome: element.dataset.o,
  strength: element.dataset.s,
  topic: Number(element.dataset.t),
  source: Number(element.dataset.d),
  items: all("[data-r]", element).map((item) => ({ element: item, spot: spots[Number(item.dataset.r)], isNew: "new" in item.dataset })),
}));
const isTold = (unit) => unit.outcome === "fail" || unit.outcome === "cannot_tell";
const total = { told: 0, rest: 0 };
for (const unit of units) total[isTold(unit) ? "told" : "rest"] += unit.items.length;

// A mark on a plan stands for the groups that have a place there.
const byNumber = new Map(units.map((unit) => [unit.element.getAttribute("aria-labelledby")?.slice(2), unit]));
const marks = all("[data-g]").map((element) => ({ element, units: element.dataset.g.split(" ").map((number) => byNumber.get(number)) }));
const over = document.querySelector(".over"), overMarks = marks.filter((mark) => over?.contains(mark.element));
for (const supply of supplies) supply.units = units.filter((unit) => supply.element.contains(unit.element));
const sum = (several, name) => several.reduce((before, each) => before + each[name], 0);

// Words are gathered at the first search: a large page opens faster without them. Of drawings and
// controls none are: those of a neighbour's label, or of "copy id", are no finding.
const wordsIn = (root, skipped) => {
  const found = [], { SHOW_ELEMENT, SHOW_TEXT, FILTER_ACCEPT, FILTER_REJECT, FILTER_SKIP } = NodeFilter;
  const kind = (node) => node.nodeType === Node.TEXT_NODE ? FILTER_ACCEPT : node.matches(`svg, button, summary, .id a, ${skipped}`) ? FILTER_REJECT : FILTER_SKIP;
  const walker = document.createTreeWalker(root, SHOW_ELEMENT | SHOW_TEXT, kind);
  while (walker.nextNode()) found.push(walker.currentNode.data);
  return found.join(" ").toLowerCase();
};
const textOf = (unit, item) => {
  const supply = unit.element.closest(".supply");
  const shared = unit.element.closest(".ruled")?.querySelector(".shared");
  unit.words ??= `${supply ? wordsIn(supply, ".rest") : ""} ${shared ? wordsIn(shared, "[data-r]") : ""} ${wordsIn(unit.element, "[data-r]")} `;
  item.words ??= unit.words + wordsIn(item.element, "[data-r]");
  return item.words;
};

const asked = () => {
  const at = (name) => Math.max(0, form.elements[name]?.selectedIndex ?? 0);
  const on = (name) => new Set(all(`input[name="${name}"]:checked`, form).map((box) => box.value));
  return {
    words: form.elements.q.value.toLowerCase().split(/\s+/).filter(Boolean),
    outcomes: on("o"), strengths: on("s"), isNew: Boolean(form.elements.new?.checked),
    storey: at("storey"), room: at("room"), use: at("use"), topic: at("topic"), source: at("source"),
  };
};

// In words, for paper: who reads it there cannot see the form.
const narrowed = () => {
  const words = (element) => element.textContent.trim();
  const parts = form.elements.q.value ? [`words “${form.elements.q.value}”`] : [];
  for (const field of all("select", form)) if (field.value) parts.push(`${words(field.labels[0])} ${words(field.selectedOptions[0])}`);
  for (const set of all("fieldset", form)) {
    const boxes = all("input", set), on = boxes.filter((box) => box.checked);
    if (on.length < boxes.length) parts.push(`${words(set.querySelector("legend"))} ${on.map((box) => words(box.labels[0])).join(", ") || "none"}`);
  }
  if (form.elements.new?.checked) parts.push(words(form.elements.new.labels[0]));
  return parts;
};

const fitsUnit = (unit, by) => by.outcomes.has(unit.outcome) && by.strengths.has(unit.strength)
  && (!by.topic || by.topic === unit.topic) && (!by.source || by.source === unit.source);
const fitsItem = (unit, item, by) => (!by.storey || by.storey === item.spot[0])
  && (!by.room || by.room === item.spot[1]) && (!by.use || by.use === item.spot[2])
  && (!by.isNew || item.isNew)
  && by.words.every((word) => textOf(unit, item).includes(word));

// A request says how many of its places are left, and unfolds while few are.
const FEW = 40;
const count = (supply, isFew) => {
  const left = sum(supply.units, "left"), whole = Number.parseInt(supply.said, 10);
  supply.element.hidden = !left;
  supply.count.textContent = left < whole ? `${left} of ${supply.said}` : supply.said;
  if (isFew && left) supply.fold.open = supply.unfolded = true;
  else if (supply.unfolded) supply.fold.open = supply.unfolded = false;
};

// The list of what is marked on a plan counts its lines, and goes with the last of them.
const tally = (list, left, whole) => {
  list.hidden = !left;
  list.querySelector(".count").textContent = left < whole ? `${left} of ${whole}` : whole;
};

const apply = () => {
  const by = asked(), shown = { told: 0, rest: 0 };
  for (const unit of units) {
    let left = 0;
    if (fitsUnit(unit, by)) {
      for (const item of unit.items) {
        const fits = fitsItem(unit, item, by);
        if (item.element.hidden === fits) item.element.hidden = !fits;
        if (fits) left += 1;
      }
    }
    unit.left = left;
    unit.element.hidden = !left;
    shown[isTold(unit) ? "told" : "rest"] += left;
  }
  const isFew = shown.told < total.told && shown.told <= FEW;
  for (const supply of supplies) count(supply, isFew);
  for (const rule of ruled) rule.hidden = !rule.querySelector(".group:not([hidden])");
  for (const fold of rests) fold.hidden = !fold.querySelector("[data-r]:not([hidden])");
  for (const shelf of shelves) shelf.hidden = !shelf.querySelector("[data-o]:not([hidden])") && Boolean(shelf.querySelector("[data-o]"));
  for (const told of all(".unfound")) told.hidden = Boolean(told.parentElement.querySelector(".group:not([hidden])"));
  for (const mark of marks) mark.element.style.display = mark.units.every((unit) => unit?.element.hidden) ? "none" : "";
  const isUnmarked = overMarks.length > 0 && overMarks.every((mark) => mark.element.style.display);
  if (over) over.classList.toggle("unmarked", isUnmarked);
  const storey = form.elements.storey?.value;
  for (const plan of plans) {
    plan.hidden = Boolean(storey) && storey !== plan.dataset.storey;
    const lines = all(".marks li", plan), list = plan.querySelector(".listed");
    for (const line of lines) line.hidden = one(line.querySelector("a").hash.slice(1)).closest(".group").hidden;
    if (list) tally(list, lines.filter((line) => !line.hidden).length, lines.length);
  }
  const found = shown.told ? `${shown.told} of ${total.told} places shown` : `Nothing found: 0 of ${total.told} places shown`;
  const said = total.rest ? `${found}, and ${shown.rest} of ${total.rest} that pass or do not apply` : found;
  one("shown").textContent = said;
  const filters = narrowed();
  one("narrowed").hidden = !filters.length;
  one("narrowed").textContent = `Narrowed by a filter: ${said}. Filter: ${filters.join("; ")}.`;
};

const remember = () => {
  const state = new URLSearchParams();
  for (const name of ["q", ...CHOICES]) if (form.elements[name]?.value) state.set(name, form.elements[name].value);
  for (const name of TICKS) {
    const boxes = all(`input[name="${name}"]`, form);
    if (boxes.some((box) => !box.checked)) state.set(name, boxes.filter((box) => box.checked).map((box) => box.value).join(","));
  }
  if (form.elements.new?.checked) state.set("new", "1");
  history.replaceState(null, "", state.size ? `#?${state}` : "#");
};

const reset = () => form.reset();

const recall = (state) => {
  reset();
  for (const name of ["q", ...CHOICES]) if (form.elements[name]) form.elements[name].value = state.get(name) || "";
  for (const name of TICKS) if (state.has(name)) for (const box of all(`input[name="${name}"]`, form)) box.checked = state.get(name).split(",").includes(box.value);
  if (form.elements.new) form.elements.new.checked = state.has("new");
  if (all("#more select").some((select) => select.value)) one("more").open = true;
};

const follow = () => {
  if (location.hash.startsWith("#?")) {
    recall(new URLSearchParams(location.hash.slice(2)));
    apply();
    return;
  }
  // Our anchors need no escapes, so a fragment is looked up as it stands.
  const target = location.hash.length > 1 && one(location.hash.slice(1));
  if (!target) return;
  if (target.closest("[hidden]")) { reset(); apply(); }
  for (let up = target.querySelector(".facts") ?? target.closest("details"); up; up = up.parentElement.closest("details")) up.open = true;
  target.scrollIntoView();
};

if (matchMedia("(max-width: 37.5rem)").matches) for (const list of all("details.listed")) list.open = false;
for (const frame of all(".beside > figure")) {
  if (frame.scrollWidth <= frame.clientWidth) continue;
  frame.tabIndex = 0;
  frame.setAttribute("aria-label", "Drawing, wider than the screen");
}

filter.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", () => { apply(); remember(); });
one("clear").addEventListener("click", () => { reset(); apply(); remember(); });
one("expand").addEventListener("click", () => { for (const each of all("details")) each.open = true; });
addEventListener("hashchange", follow);
addEventListener("beforeprint", () => { for (const each of all("details.print-open")) each.open = true; });

for (const button of all("button.copy")) {
  if (!navigator.clipboard) break;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = "Copied";
  });
}

for (const bar of all(".zoom")) {
  const frame = bar.nextElementSibling, drawing = frame.querySelector("svg");
  const natural = 1120;
  let width = natural;
  bar.hidden = false;
  for (const button of all("button", bar)) {
    button.addEventListener("click", () => {
      const factor = Number(button.dataset.zoom);
      width = factor ? Math.min(Math.max(width * factor, 280), natural * 6) : frame.clientWidth;
      drawing.style.width = `${width}px`;
    });
  }
  let held = null;
  frame.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "mouse" && event.button === 0) held = [event.clientX, event.clientY];
  });
  addEventListener("pointerup", () => { held = null; });
  frame.addEventListener("pointermove", (event) => {
    if (!held) return;
    frame.scrollBy(held[0] - event.clientX, held[1] - event.clientY);
    held = [event.clientX, event.clientY];
  });
}

apply();
follow();
})();
