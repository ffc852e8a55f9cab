(() => {
"use strict";
const one = (id) => document.getElementById(id);
const all = (query, root = document) => [...root.querySelectorAll(query)];
const filter = one("filter"), form = filter.querySelector("form");
const search = one("q"), storey = one("storey"), strengths = all('input[name="s"]', form);
const places = all(".place"), groups = all(".group"), plans = all(".landscape");
const words = new Map(places.map((place) => [place, (place.closest(".group").querySelector("h3").textContent + " " + place.textContent).toLowerCase()]));

const apply = () => {
  const asked = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const on = new Set(strengths.filter((box) => box.checked).map((box) => box.value));
  let shown = 0;
  for (const place of places) {
    const text = words.get(place);
    const fits = on.has(place.dataset.strength)
      && (!storey.value || storey.value === place.dataset.storey)
      && asked.every((word) => text.includes(word));
    place.hidden = !fits;
    if (fits) shown += 1;
  }
  for (const group of groups) group.hidden = !group.querySelector(".place:not([hidden])");
  for (const told of all(".unfound")) told.hidden = Boolean(told.parentElement.querySelector(".group:not([hidden])"));
  for (const plan of plans) {
    plan.hidden = Boolean(storey.value) && storey.value !== plan.dataset.storey;
    for (const line of all(".marks li", plan)) line.hidden = one(line.querySelector("a").hash.slice(1)).closest(".group").hidden;
  }
  one("shown").textContent = shown ? `${shown} of ${places.length} places shown` : `Nothing found: 0 of ${places.length} places shown`;
};

const remember = () => {
  const state = new URLSearchParams();
  if (search.value) state.set("q", search.value);
  if (storey.value) state.set("storey", storey.value);
  if (strengths.some((box) => !box.checked)) state.set("s", strengths.filter((box) => box.checked).map((box) => box.value).join(","));
  history.replaceState(null, "", state.size ? `#?${state}` : "#");
};

const reset = () => {
  search.value = "";
  storey.value = "";
  for (const box of strengths) box.checked = true;
};

const follow = () => {
  if (location.hash.startsWith("#?")) {
    const state = new URLSearchParams(location.hash.slice(2));
    reset();
    search.value = state.get("q") || "";
    storey.value = state.get("storey") || "";
    if (state.has("s")) for (const box of strengths) box.checked = state.get("s").split(",").includes(box.value);
    apply();
    return;
  }
  const target = location.hash.length > 1 && one(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  if (target.closest(".place[hidden], .group[hidden]")) { reset(); apply(); }
  for (let up = target.closest("details"); up; up = up.parentElement.closest("details")) up.open = true;
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
