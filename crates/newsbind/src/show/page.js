// Pointing at a part marks it on both sides; choosing it brings the other side into view.
// Without this script the links still lead from line to part and back.
"use strict";
const of = (node) => node.closest?.("[data-part]")?.dataset.part;
const all = (part) => document.querySelectorAll(`[data-part="${part}"]`);
let kept;
const mark = (part) => {
  document.querySelectorAll(".on").forEach((node) => node.classList.remove("on"));
  if (part !== undefined) all(part).forEach((node) => node.classList.add("on"));
};
const other = (node) => {
  const side = node.closest("main > section").id === "source" ? "articles" : "source";
  return document.querySelector(`#${side} a[data-part="${of(node)}"]`);
};
document.addEventListener("mouseover", (event) => mark(of(event.target) ?? kept));
document.addEventListener("focusin", (event) => mark(of(event.target) ?? kept));
document.addEventListener("click", (event) => {
  const part = of(event.target);
  if (part === undefined) return;
  event.preventDefault();
  mark((kept = part));
  other(event.target)?.scrollIntoView({ block: "center" });
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") mark((kept = undefined));
  const here = document.activeElement;
  if (of(here) === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
  const side = here.closest("main > section");
  const stops = [...side.querySelectorAll('a[data-part]:not([tabindex="-1"])')];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const goal = step ? stops[stops.indexOf(here) + step]
    : { source: "ArrowRight", articles: "ArrowLeft" }[side.id] === event.key ? other(here) : undefined;
  if (!goal) return;
  event.preventDefault();
  goal.focus({ preventScroll: true });
  goal.scrollIntoView({ block: "center" });
  other(goal)?.scrollIntoView({ block: "center" });
});
