// The projector follows its room, or walks a run by itself. It keeps what it shows when the server
// is gone, and goes on when it is back: every state is the server's or stands in the address.
"use strict";

const ASK_EVERY = 200; // milliseconds between two looks at the room: both agree within a second
const KEYS = {
  ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next", Enter: "next", n: "next",
  ArrowLeft: "back", ArrowUp: "back", PageUp: "back", Backspace: "back", p: "back",
  r: "reveal", s: "source", t: "timer", b: "blank", ".": "blank",
  "+": "larger", "=": "larger", "-": "smaller", "−": "smaller",
};
const BY_ITSELF = new Set(["next", "back", "reveal", "larger", "smaller"]);

const at = (id) => document.getElementById(id);
const query = new URLSearchParams(location.search);
const watching = query.has("watch") || query.has("ahead"); // a preview: it takes no keys
let now = null; // what the server last said
let drawn = ""; // the slide that stands, so that it is not drawn anew for nothing
let left = null; // the timer's end, in this machine's own clock

// ── What the server says ─────────────────────────────────────────────────────

function asked(extra = {}) {
  const names = ["room", "run", "step", "part", "shown", "size", "ahead"];
  const params = new URLSearchParams();
  for (const name of names) if (query.has(name)) params.set(name, query.get(name));
  for (const [name, value] of Object.entries(extra)) params.set(name, value);
  return params;
}

async function get(path, params) {
  const answer = await fetch(`${path}?${params}`, { cache: "no-store" });
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.told || answer.status);
  return body;
}

let looking = Promise.resolve();
function look(force) {
  looking = looking.then(() => lookOnce(force)); // one after the other, and none left out
  return looking;
}

let owed = true; // something is to be shown that could not be fetched yet
async function lookOnce(force) {
  owed = owed || force;
  try {
    const window = watching ? {} : { w: innerWidth, h: innerHeight }; // for the venue check
    const { stamp } = query.has("run") ? { stamp: "" } : await get("/screen/now", asked(window));
    if (owed || stamp !== now.stamp) show(await get("/screen/show", asked()));
    owed = false;
    at("lost").hidden = true;
  } catch {
    at("lost").hidden = !now;
  }
}

let moving = Promise.resolve();
function move(name) {
  moving = moving.then(() => moveOnce(name)); // a clicker pressed twice goes on twice
  return moving;
}

async function moveOnce(name) {
  if (!now || watching) return;
  ready(false);
  await makeMove(name);
  ready(!drawing);
}

async function makeMove(name) {
  if (now.room) {
    if (!now.host) return;
    const answer = await fetch("/screen/move", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ move: name, room: now.room }),
    }).catch(() => null);
    if (answer && answer.ok) await look(true);
    return;
  }
  if (name === "blank") return void (at("dark").hidden = !at("dark").hidden);
  if (name === "source") return openSource((now.source + 1) % (now.sources.length + 1));
  const way = now.ways[name];
  if (!BY_ITSELF.has(name) || !way) return;
  for (const key of ["step", "part", "shown", "size"]) query.delete(key);
  for (const [key, value] of Object.entries(way)) query.set(key, value);
  history.replaceState(null, "", `?${query}`);
  await look(true);
}

// ── What stands on the screen ────────────────────────────────────────────────

function show(said) {
  now = said;
  document.documentElement.style.setProperty("--size", said.size);
  at("place").textContent = said.place;
  at("slide").textContent = said.slide;
  at("foot").innerHTML = said.foot;
  at("dark").hidden = !said.blank;
  at("alone").hidden = !said.room || said.host;
  openSource(said.source);
  left = said.timer && { at: performance.now(), ...said.timer };
  tick();
  const slide = JSON.stringify([said.html, said.figure && said.stamp, said.here, said.size]);
  if (slide === drawn) return ready(!drawing);
  drawn = slide;
  at("main").innerHTML = said.html;
  fit();
  if (said.figure) draw();
  else ready(true);
}

function ready(yes) {
  document.body.dataset.ready = yes ? "yes" : "no";
}

function openSource(page) {
  const card = at("sources");
  now.source = page;
  card.hidden = page === 0;
  if (!page) return;
  card.querySelector("div").innerHTML = now.sources[page - 1];
  card.querySelector("span").textContent = now.sources.length > 1 ? `${page}/${now.sources.length}` : "";
}

// The server reckons how much fits; should a font be wider than it thought, type shrinks, never
// below 1/30 of the height.
function fit() {
  const body = document.querySelector(".body");
  let size = now.size;
  document.documentElement.style.setProperty("--size", size);
  while (body.scrollHeight > body.clientHeight + 1 && size > 0.8) {
    size = Math.max(0.8, size - 0.05);
    document.documentElement.style.setProperty("--size", size);
  }
}

let drawing = null; // the turn of the figure that is being drawn
let turns = 0;
async function draw() {
  const turn = (drawing = ++turns);
  const box = document.querySelector(".figure[role]");
  ready(false);
  const { width, height } = box.getBoundingClientRect();
  const dark = document.documentElement.classList.contains("dark");
  const params = asked({
    w: Math.floor(width), h: Math.floor(height),
    type: (innerHeight / 30).toFixed(2), theme: dark ? "dark" : "paper",
  });
  try {
    const figure = await get("/screen/figure", params);
    if (turn !== drawing || !box.isConnected) return;
    await Plotly.newPlot(box, figure.data, figure.layout, { staticPlot: true, displayModeBar: false });
    ready(true);
  } catch {
    if (turn === drawing) owed = true; // drawn again at the next look
    drawn = "";
  } finally {
    if (turn === drawing) drawing = null;
  }
}

function tick() {
  const clock = at("clock");
  if (!left) return void (clock.textContent = "");
  const gone = left.runs ? (performance.now() - left.at) / 1000 : 0;
  const seconds = Math.round(left.left - gone);
  const [minutes, rest] = [Math.floor(Math.abs(seconds) / 60), Math.abs(seconds) % 60];
  clock.textContent = `${seconds < 0 ? "+" : ""}${minutes}:${String(rest).padStart(2, "0")}`;
  clock.classList.toggle("paused", !left.runs);
  clock.classList.toggle("over", seconds < 0);
}

function ground(dark) {
  document.documentElement.classList.toggle("dark", dark);
  drawn = "";
  if (now) show(now);
}

// ── Keys, a clicker, a finger ────────────────────────────────────────────────

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || watching) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (key === "?" || key === "h") return void (at("help").hidden = !at("help").hidden);
  if (key === "Escape") {
    at("help").hidden = true;
    if (now && now.source) closeSource();
    return;
  }
  if (key === "f") return void fullScreen();
  if (key === "d") {
    const dark = !document.documentElement.classList.contains("dark");
    try { localStorage.setItem("screen-ground", dark ? "dark" : "paper"); } catch {}
    return ground(dark);
  }
  const name = KEYS[key];
  if (!name) return;
  event.preventDefault();
  at("help").hidden = true;
  move(name);
});

async function closeSource() {
  for (let page = now.source; page && page <= now.sources.length; page++) await move("source");
}

function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen().catch(() => {});
}

let resting = 0;
document.addEventListener("pointermove", () => {
  document.body.classList.remove("still");
  clearTimeout(resting);
  resting = setTimeout(() => document.body.classList.add("still"), 2500);
});

let resizing = 0;
addEventListener("resize", () => {
  clearTimeout(resizing);
  resizing = setTimeout(() => { drawn = ""; if (now) show(now); }, 150);
});

// A laptop must not fall asleep in the middle of a discussion.
async function stayAwake() {
  try { await navigator.wakeLock.request("screen"); } catch {}
}
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") { stayAwake(); look(true); }
});

let chosen = query.get("theme");
try { chosen = chosen || localStorage.getItem("screen-ground"); } catch {}
const dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
document.documentElement.classList.toggle("dark", dark);
// Whatever is measured must stand in its own typeface; without one, the screen goes on all the same.
looking = Promise.allSettled([...document.fonts].map((face) => face.load()));
look(true);
stayAwake();
setInterval(tick, 250);
(async function follow() {
  for (;;) {
    await new Promise((done) => setTimeout(done, ASK_EVERY));
    if (owed || !query.has("run")) await look(false);
  }
})();
