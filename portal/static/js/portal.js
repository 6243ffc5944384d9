// Everything here only eases what works without it. This file owns every event name.

// Menus close on Escape and when the focus or a click goes elsewhere.
const closeMenus = (except) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!except || !menu.contains(except)) menu.open = false;
  }
};
document.addEventListener("click", (event) => closeMenus(event.target));
document.addEventListener("focusin", (event) => closeMenus(event.target));

// Shortcuts: "?" lists them, "g" and a letter goes to the link that carries it in data-go.
const sheet = document.getElementById("shortcuts");
const switchedOn = document.getElementById("shortcuts-on");
const remembered = (value) => {
  try {
    if (value !== undefined) localStorage.setItem("shortcuts", value);
    return localStorage.getItem("shortcuts") !== "off";
  } catch {
    return true; // storage is forbidden: shortcuts stay on
  }
};
const ways = new Map([...document.querySelectorAll("a[data-go]")].map((link) => [link.dataset.go, link]));
const typing = (element) => element.closest?.("input, select, textarea, [contenteditable]");
let going = 0;

const writeSheet = () => {
  const list = sheet.querySelector("dl");
  for (const [key, link] of ways) {
    const keys = document.createElement("dt");
    for (const one of ["g", key]) {
      const kbd = document.createElement("kbd");
      kbd.textContent = one;
      keys.append(kbd, " ");
    }
    const where = document.createElement("dd");
    where.textContent = link.firstChild.textContent.trim();
    list.append(keys, where);
  }
};

if (sheet) {
  writeSheet();
  switchedOn.checked = remembered();
  switchedOn.addEventListener("change", () => remembered(switchedOn.checked ? "on" : "off"));
  for (const button of document.querySelectorAll("[data-shortcuts]")) {
    button.hidden = false;
    button.addEventListener("click", () => sheet.showModal());
  }
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    const menu = event.target.closest?.("details.menu[open]");
    closeMenus();
    menu?.querySelector("summary").focus();
  }
  const alone = !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target);
  if (!alone || !sheet || sheet.open || !remembered()) return;
  if (event.key === "?") {
    event.preventDefault();
    sheet.showModal();
  } else if (event.key === "g") {
    going = Date.now();
  } else if (Date.now() - going < 1500 && ways.has(event.key)) {
    event.preventDefault();
    ways.get(event.key).click();
  }
});

// Text areas grow with their text where the style sheet cannot make them.
if (!CSS.supports("field-sizing", "content")) {
  document.addEventListener("input", ({ target }) => {
    if (target.tagName !== "TEXTAREA") return;
    target.style.height = "auto";
    target.style.height = `${target.scrollHeight + 2}px`;
  });
}

// Words that were typed and not sent are not lost without a question.
const unsent = new Set();
const unsentForms = () => [...unsent].filter((form) => form.isConnected);
document.addEventListener("input", ({ target }) => {
  const form = target.closest("form[data-guard]");
  if (form) unsent.add(form);
});
document.addEventListener("submit", ({ target }) => {
  if (!target.hasAttribute("hx-post")) unsent.delete(target);
});
window.addEventListener("beforeunload", (event) => {
  if (unsentForms().length) event.preventDefault();
});

// htmx: the proof that a form is ours, and the focus where it was.
let focused = null;
document.addEventListener("htmx:configRequest", ({ detail }) => {
  detail.headers["X-CSRFToken"] = document.querySelector("meta[name=csrf-token]").content;
});
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  focused = { here: document.activeElement?.id, target: detail.target.id };
});
document.addEventListener("htmx:sendError", () => {
  document.getElementById("problems").textContent =
    "The portal cannot be reached. Nothing is lost: your text is still here. Try again in a moment.";
});
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (detail.successful) unsent.delete(detail.elt.closest("form"));
});
document.addEventListener("htmx:afterSettle", () => {
  if (focused && document.activeElement === document.body) {
    const next = document.querySelector("[data-focus]") || document.getElementById(focused.here) || document.getElementById(focused.target);
    if (next && next.tabIndex < 0) next.tabIndex = -1;
    next?.focus({ preventScroll: !next.hasAttribute("data-focus") });
  }
  focused = null;
});

// A refused form says first what must be mended.
document.querySelector("[data-focus]")?.focus();
