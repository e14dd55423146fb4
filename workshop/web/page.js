// Follows the meeting, and sends forms without leaving the page. The page works without it.
"use strict";

const page = document.getElementById("page");
const said = document.getElementById("said");
const lost = document.getElementById("lost");
const unsent = document.getElementById("unsent");
let stream = null;

function state() {
  const here = document.getElementById("state");
  return here ? here.dataset.state : null;
}

// What is typed and not sent, by the field's name for keeping; it outlives a change of page and a reload.
function drafts() {
  try { return JSON.parse(sessionStorage.getItem("drafts")) || {}; } catch { return {}; }
}

function keep(name, text) {
  const all = drafts();
  if (text) all[name] = text; else delete all[name];
  try { sessionStorage.setItem("drafts", JSON.stringify(all)); } catch { /* a private window without room */ }
}

function restore() {
  const all = drafts(), missing = [];
  for (const [name, text] of Object.entries(all)) {
    const field = page.querySelector(`[data-keep="${CSS.escape(name)}"]`);
    if (!field) { if (!name.startsWith("dots-")) missing.push(text); }
    else if (field.value === field.defaultValue) {
      field.value = text;
      const folded = field.closest("details");
      if (folded) folded.open = true;
    }
  }
  unsent.hidden = missing.length === 0;
  unsent.querySelector(".text").textContent = missing.join("\n\n");
  count();
}

// The dots that are left, of those that the page gives; null where it gives none.
function left() {
  const told = document.getElementById("left");
  if (!told) return null;
  const laid = [...page.querySelectorAll("[data-dots]")].reduce((sum, field) => sum + Number(field.value), 0);
  return JSON.parse(told.dataset.lefts).length - 1 - laid;
}

function count() {
  const told = document.getElementById("left"), n = left();
  if (n === null) return;
  const text = n < 0 ? told.dataset.many : JSON.parse(told.dataset.lefts)[n];
  if (told.textContent !== text) told.textContent = text;
}

function step(button) {
  const field = document.getElementById(button.dataset.of), by = Number(button.dataset.step);
  const dots = Number(field.value) + by;
  if (dots < 0 || dots > Number(field.max) || (by > 0 && left() < by)) return;
  field.value = dots;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function find(text) {
  for (const option of page.querySelectorAll(".option"))
    option.hidden = !option.textContent.toLowerCase().includes(text.trim().toLowerCase());
}

function put(html) {
  const active = document.activeElement;
  const at = active && page.contains(active) && active.id
    ? { id: active.id, start: active.selectionStart, end: active.selectionEnd } : null;
  const open = [...page.querySelectorAll("details[open]")].map((each) => each.id);
  const chosen = [...page.querySelectorAll("input[type=radio][id]:checked")].map((each) => each.id);
  page.innerHTML = html;
  for (const id of open) {
    const folded = document.getElementById(id);
    if (folded) folded.open = true;
  }
  for (const id of chosen) {
    const radio = document.getElementById(id);
    if (radio) radio.checked = true;
  }
  restore();
  const field = at && document.getElementById(at.id);
  if (field) {
    field.focus({ preventScroll: true });
    if (field.setSelectionRange && at.start !== null) field.setSelectionRange(at.start, at.end);
  }
}

function follow() {
  if (stream) stream.close();
  if (state() === null) return;
  stream = new EventSource(`/live?state=${state()}`);
  stream.onopen = () => { lost.textContent = ""; };
  stream.onerror = () => {
    lost.textContent = lost.dataset.lost;
    if (stream.readyState === EventSource.CLOSED) setTimeout(lookAgain, 5000);
  };
  stream.onmessage = (event) => {
    if (event.lastEventId === state()) return;
    said.textContent = "";
    put(event.data);
  };
}

// A stream that is refused comes back no more: the page is loaded anew, and may ask for the code.
async function lookAgain() {
  try {
    if ((await fetch("/")).ok) return location.reload();
  } catch { /* nobody answers yet */ }
  setTimeout(lookAgain, 5000);
}

async function send(form) {
  const body = new URLSearchParams(new FormData(form));
  const kept = [...form.querySelectorAll("[data-keep]")];
  const buttons = [...form.querySelectorAll("button")];
  for (const field of kept) field.readOnly = true;
  for (const button of buttons) button.disabled = true;
  for (;;) {
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers: { "x-live": "1" } });
      const html = await answer.text();
      if (!answer.headers.get("content-type")?.startsWith("text/html")) throw new Error();
      if (!html.startsWith("<div")) return location.reload();
      lost.textContent = "";
      for (const field of kept) keep(field.dataset.keep, answer.ok ? "" : field.value);
      if (form.isConnected) {
        for (const field of kept) field.value = field.defaultValue;
        for (const button of buttons) button.blur();
      }
      put(html);
      said.textContent = document.getElementById("state").dataset.said;
      scrollTo(0, 0);
      return follow();
    } catch {
      // Nobody answered: the same form is sent again, and saved once.
      lost.textContent = lost.dataset.lost;
      await new Promise((go) => setTimeout(go, 2000));
    }
  }
}

document.addEventListener("input", (event) => {
  const name = event.target.dataset.keep;
  if (name) keep(name, event.target.value === event.target.defaultValue ? "" : event.target.value);
  if (event.target.id === "find") find(event.target.value);
  count();
});
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-step]");
  if (button) step(button);
});
document.addEventListener("submit", (event) => {
  if (!event.target.querySelector("[data-keep]")) return;
  event.preventDefault();
  send(event.target);
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible" && stream && stream.readyState === EventSource.CLOSED) follow();
});

document.documentElement.classList.add("script");
restore();
follow();
