// The phone's page: without this it is a form. Written for browsers of 2017. What the server has
// not acknowledged is never shown as sent.
(function () {
  "use strict";
  var data = document.body.dataset;
  var main = document.getElementById("main");
  var net = document.getElementById("net");
  var base = data.base + "/r/" + data.code;
  var spoken = "lang=" + encodeURIComponent(document.documentElement.lang);
  var version = data.version;
  var pending = null; // what was pressed and is not acknowledged yet
  var failures = 0;
  var asking = null;
  var fresh = document.createElement("main"); // where what the server sends is read
  var drawn = main.innerHTML; // as it was sent

  function form() { return main.querySelector("form"); }
  function item() { var s = main.querySelector("section"); return s ? s.dataset.item : ""; }

  function say(sentence, bad) {
    var line = main.querySelector(".said");
    if (!line) return;
    line.textContent = sentence;
    line.className = bad ? "said bad" : "said";
  }

  function lost(yes) {
    net.hidden = !yes || Boolean(pending);
    net.textContent = yes ? data.offline : "";
  }

  function mark() {
    var labels = main.querySelectorAll(".option");
    for (var i = 0; i < labels.length; i++) {
      labels[i].className = labels[i].querySelector("input").checked ? "option chosen" : "option";
    }
  }

  // ── News ───────────────────────────────────────────────────────────────────

  function look() {
    if (asking) asking.abort();
    var request = (asking = new XMLHttpRequest());
    var url = base + "/state?" + spoken + "&after=" + encodeURIComponent(version);
    if (data.seat) url += "&seat=" + encodeURIComponent(data.seat);
    request.open("GET", url);
    request.timeout = 40000;
    request.onload = function () {
      asking = null;
      if (request.status === 404 || request.status === 403) return void location.reload();
      if (request.status !== 200) return again();
      failures = 0;
      lost(false);
      take(JSON.parse(request.responseText));
      setTimeout(look, 50 + Math.random() * 200);
    };
    request.onerror = request.ontimeout = again;
    request.send();
  }

  function again() {
    asking = null;
    failures += 1;
    if (failures > 1) lost(true);
    setTimeout(look, Math.min(500 * Math.pow(2, failures), 8000) * (0.5 + Math.random()));
  }

  function take(said) {
    if (said.version === version) return;
    version = said.version;
    if (!said.joined) return void location.reload();
    var before = item();
    document.getElementById("ask").hidden = !said.questions;
    fresh.innerHTML = said.html;
    // Only what is worded anew is drawn anew, and keeps what was chosen and not sent.
    if (fresh.innerHTML !== drawn) {
      var chosen = form() && said.open && said.item === before ? serialized() : "";
      var field = document.activeElement, at = field.selectionStart, draft = field.hasAttribute("data-draft");
      main.innerHTML = said.html;
      drawn = fresh.innerHTML;
      drafts();
      if (draft && (field = main.querySelector("[data-draft]"))) { field.focus(); field.setSelectionRange(at, at); }
      if (chosen && form()) fill(chosen);
    }
    mark();
    if (said.item !== before && document.activeElement === document.body) window.scrollTo(0, 0);
    if (pending && said.item === pending.item && said.open) { fill(pending.body); say(data.offline, true); }
    tellRefused();
  }

  // ── What is written for oneself: it stays on the phone, and goes with the event ─────

  function drafts() {
    var field = main.querySelector("[data-draft]"), told = main.querySelector("[data-written]");
    var place = field || told;
    var last = main.querySelector("[data-state=ended]");
    try {
      if (last) for (var i = sessionStorage.length - 1; i >= 0; i--) {
        if (sessionStorage.key(i).indexOf(base + " ") === 0) sessionStorage.removeItem(sessionStorage.key(i));
      }
      var text = place ? sessionStorage.getItem(base + " " + item()) || "" : "";
      if (field) field.value = text;
      if (told && text) { told.hidden = false; told.querySelector(".written").textContent = text; }
    } catch (e) {}
  }

  main.addEventListener("input", function (event) {
    if (!event.target.hasAttribute("data-draft")) return;
    try { sessionStorage.setItem(base + " " + item(), event.target.value); } catch (e) {}
  });

  // ── An answer ──────────────────────────────────────────────────────────────

  function serialized() {
    var parts = [];
    var fields = form().querySelectorAll("input, select");
    for (var i = 0; i < fields.length; i++) {
      var field = fields[i];
      if ((field.type === "radio" || field.type === "checkbox") && !field.checked) continue;
      parts.push(encodeURIComponent(field.name) + "=" + encodeURIComponent(field.value));
    }
    if (data.seat && !form().querySelector("[name=seat]")) parts.push("seat=" + encodeURIComponent(data.seat));
    return parts.join("&");
  }

  function fill(body) {
    var pairs = body.split("&");
    var fields = form().querySelectorAll("input, select");
    for (var i = 0; i < fields.length; i++) {
      var field = fields[i], name = encodeURIComponent(field.name) + "=";
      if (field.type === "hidden") continue;
      if (field.type === "radio" || field.type === "checkbox") {
        field.checked = pairs.indexOf(name + encodeURIComponent(field.value)) >= 0;
        continue;
      }
      for (var j = 0; j < pairs.length; j++) {
        if (pairs[j].indexOf(name) === 0) field.value = decodeURIComponent(pairs[j].slice(name.length));
      }
    }
    mark();
  }

  // What was not recorded stays said for as long as its question stands there.
  var refused = null;
  function tellRefused() {
    if (!refused || refused.item !== item()) return;
    if (main.querySelector(".said")) return say(refused.why, true);
    var told = document.createElement("p");
    told.className = "said bad";
    told.setAttribute("role", "alert");
    told.textContent = refused.why;
    main.appendChild(told);
  }

  var sending = false;
  function send() {
    if (!pending || sending) return;
    sending = true;
    var sent = pending;
    var request = new XMLHttpRequest();
    request.open("POST", base + "/answers?" + spoken);
    request.timeout = 15000;
    request.setRequestHeader("Content-Type", "application/x-www-form-urlencoded");
    request.setRequestHeader("Accept", "application/json");
    request.onload = function () {
      sending = false;
      var status = request.status;
      if (status === 429 || status >= 500) return later(status === 429 ? 2500 : 1500);
      if (pending === sent) { pending = null; keep(); } else setTimeout(send, 0);
      lost(false);
      if (status === 200 && form() && form().hasAttribute("data-anew")) return void location.reload();
      if (status === 200) {
        if (item() !== sent.item) return;
        if (form()) {
          form().querySelector("button").textContent = form().dataset.change || data.change;
          if (!pending) say(form().dataset.recorded || data.recorded);
        }
        return;
      }
      if (status === 403) return void location.reload();
      var why = "";
      try { why = JSON.parse(request.responseText).error; } catch (e) { why = data.error; }
      refused = { item: sent.item, why: why };
      tellRefused();
    };
    request.onerror = request.ontimeout = function () { sending = false; later(2000); };
    request.send(sent.body);
  }

  function later(wait) {
    say(data.offline, true);
    setTimeout(send, wait * (0.7 + Math.random() * 0.6));
  }

  // A page that is loaded anew while the network is away still has what was pressed.
  function keep() {
    try {
      if (pending) sessionStorage.setItem(base, JSON.stringify(pending));
      else sessionStorage.removeItem(base);
    } catch (e) {}
  }

  main.addEventListener("submit", function (event) {
    event.preventDefault();
    pending = { item: item(), body: serialized() };
    refused = null;
    keep();
    say(data.sending);
    send();
  });
  main.addEventListener("change", mark);

  window.addEventListener("online", function () { send(); look(); });
  window.addEventListener("offline", function () { lost(true); if (pending) say(data.offline, true); });
  document.addEventListener("visibilitychange", function () {
    if (document.visibilityState === "visible") { failures = 0; send(); look(); }
  });
  window.addEventListener("pageshow", function (event) { if (event.persisted) { send(); look(); } });

  try { pending = JSON.parse(sessionStorage.getItem(base)); } catch (e) { pending = null; }
  mark();
  drafts();
  if (pending && form() && pending.item === item()) { fill(pending.body); say(data.sending); }
  send();
  look();
})();
