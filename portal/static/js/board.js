// The board: dragging asks the server what leads there; the rest works without this file.
const board = () => document.getElementById("board");
const dialog = () => document.getElementById("board-dialog");

// --- The dialog: a page of its own, of which only the part that asks is shown ------------------

let returnTo = null;

const partOf = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");

const failed = () => {
  const box = dialog();
  box.textContent = "";
  const said = document.createElement("p");
  said.className = "notice notice--bad";
  said.setAttribute("role", "alert");
  said.textContent = "The portal cannot be reached. Nothing is lost: try again in a moment.";
  box.append(said);
  if (!box.open) box.showModal();
};

// What gets the focus: a refusal, then what must be mended, then the first field, then a choice.
const FIRST = ["[data-focus]", "[aria-invalid=true]", "details[open] :is(input:not([type=hidden]), select, textarea)", "summary", "a.button"];

const showMove = (page) => {
  const part = page.getElementById("move");
  if (!part) return false;
  const box = dialog();
  const title = document.createElement("h2");
  title.textContent = part.dataset.title;
  box.replaceChildren(title, part);
  if (!box.open) box.showModal();
  const first = FIRST.map((each) => box.querySelector(each)).find(Boolean);
  if (first && first.tabIndex < 0) first.tabIndex = -1;
  first?.focus();
  return true;
};

const ask = async (address) => {
  try {
    const answer = await fetch(address, { headers: { "X-Requested-With": "board" } });
    if (!showMove(await partOf(answer))) window.location.assign(address);
  } catch {
    failed();
  }
};

const send = async (form) => {
  const buttons = [...form.querySelectorAll("button")];
  for (const button of buttons) button.disabled = true;
  try {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    const page = await partOf(answer);
    const fresh = page.getElementById("board");
    if (fresh && board()) {
      document.getElementById("flashes").replaceWith(page.getElementById("flashes"));
      dialog().close();
      swap(fresh.firstElementChild);
    } else if (!showMove(page)) {
      window.location.assign(answer.url);
    }
  } catch {
    for (const button of buttons) button.disabled = false;
    const said = form.querySelector("[data-unreached]") || document.createElement("p");
    said.dataset.unreached = "";
    said.className = "notice notice--bad";
    said.setAttribute("role", "alert");
    said.textContent = "The portal cannot be reached. Nothing is lost: your text is still here.";
    form.prepend(said);
  }
};

document.addEventListener("click", (event) => {
  const link = event.target.closest(".ticket__move, #board-dialog a[data-move]");
  if (link && dialog() && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    if (link.matches(".ticket__move")) returnTo = link.closest("[data-card]").dataset.card;
    ask(link.href);
  }
  if (event.target.closest("#board-dialog [data-close]")) {
    event.preventDefault();
    dialog().close();
  }
});
document.addEventListener("submit", (event) => {
  if (!event.target.closest("#board-dialog")) return;
  event.preventDefault();
  send(event.target);
});
document.addEventListener("keydown", (event) => {
  const card = event.target.closest?.("[data-card]");
  if (card && event.key === "m" && !event.ctrlKey && !event.metaKey && !event.altKey) card.querySelector(".ticket__move").click();
});
document.addEventListener("close", (event) => {
  if (event.target !== dialog()) return;
  document.querySelector(`[data-card="${returnTo}"] .ticket__move`)?.focus({ preventScroll: true });
  refresh();
}, true);

// --- Dragging, by mouse and by touch ----------------------------------------------------------

let drag = null;

const columnAt = (x, y) => document.elementsFromPoint(x, y).find((each) => each.matches?.(".column"));
const mark = (column) => {
  for (const each of document.querySelectorAll(".column--over")) each.classList.remove("column--over");
  column?.classList.add("column--over");
};
const letGo = () => {
  if (!drag) return;
  drag.card.classList.remove("ticket--dragged");
  drag.card.style.transform = "";
  mark(null);
  drag = null;
};

document.addEventListener("pointerdown", (event) => {
  const grip = event.target.closest?.(".ticket__grip");
  if (!grip || event.button > 0) return;
  event.preventDefault();
  const card = grip.closest("[data-card]");
  drag = { card, x: event.clientX, y: event.clientY, pointer: event.pointerId, from: card.closest(".column"), scroller: card.closest(".board__columns"), scrolled: card.closest(".board__columns").scrollLeft };
  card.classList.add("ticket--dragged");
});
document.addEventListener("pointermove", (event) => {
  if (!drag || event.pointerId !== drag.pointer) return;
  const edges = drag.scroller.getBoundingClientRect();
  if (event.clientX > edges.right - 40) drag.scroller.scrollLeft += 14;
  if (event.clientX < edges.left + 40) drag.scroller.scrollLeft -= 14;
  const across = event.clientX - drag.x + drag.scroller.scrollLeft - drag.scrolled;
  drag.card.style.transform = `translate(${across}px, ${event.clientY - drag.y}px)`;
  mark(columnAt(event.clientX, event.clientY));
});
document.addEventListener("pointerup", (event) => {
  if (!drag || event.pointerId !== drag.pointer) return;
  const { card, from } = drag;
  const column = columnAt(event.clientX, event.clientY);
  letGo();
  if (!column || column === from) return;
  returnTo = card.dataset.card;
  ask(`${card.querySelector(".ticket__move").href}?to=${encodeURIComponent(column.dataset.column)}`);
});
document.addEventListener("pointercancel", letGo);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") letGo();
});

// --- Live refresh: the columns are swapped where nobody is in the middle of something ------------

const EVERY = 15_000;
let waiting = null;

const places = () => [...document.querySelectorAll("#board .board__columns, #board .column__cards")];
const swap = (fresh) => {
  const before = places().map((each) => [each.scrollLeft, each.scrollTop]);
  const focused = document.activeElement?.closest?.("[data-card]")?.dataset.card;
  const on = document.activeElement?.className;
  board().replaceChildren(fresh);
  for (const [n, each] of places().entries()) [each.scrollLeft, each.scrollTop] = before[n] || [0, 0];
  if (focused) document.querySelector(`[data-card="${focused}"] .${on}`)?.focus({ preventScroll: true });
  note("");
  waiting = null;
};
const note = (text) => {
  const box = document.getElementById("board-note");
  if (!box) return;
  box.textContent = text;
  box.hidden = !text;
};
const busy = () => drag || dialog()?.open || document.activeElement?.closest?.(".filters__form");

const refresh = async () => {
  if (!board()?.dataset.poll || document.hidden) return; // a board of the past stands still
  if (waiting && !busy()) return swap(waiting);
  const moved = board().querySelector("[data-moved]").dataset.moved;
  const address = new URL(board().dataset.poll, window.location.href);
  address.searchParams.set("moved", moved);
  try {
    const answer = await fetch(address);
    if (answer.status === 204) return note("");
    if (!answer.ok || answer.redirected) return note("The board could not be refreshed. Reload the page to sign in again.");
    const fresh = (await partOf(answer)).querySelector(".board__lanes");
    if (!fresh) return;
    if (busy()) {
      waiting = fresh;
      note("The board has changed. It is shown as soon as you are done here.");
    } else {
      swap(fresh);
    }
  } catch {
    note("The portal cannot be reached just now. The board may be out of date.");
  }
};
setInterval(refresh, EVERY);
document.addEventListener("visibilitychange", refresh);
document.addEventListener("board:refresh", refresh); // for tests, and whoever cannot wait
