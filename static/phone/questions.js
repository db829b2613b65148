// Questions to the speaker: without this the page is forms. What the server has not acknowledged is
// never shown as sent: the text stays in its field. Written for browsers of 2017.
(function () {
  "use strict";
  var data = document.body.dataset;
  var ask = document.getElementById("ask");
  var list = document.getElementById("asked");
  var line = document.querySelector(".said");
  var base = data.base + "/r/" + data.code;
  var version = data.version;

  // Where cookies are taken the address need not carry the seat: it may be passed on.
  if (!data.seat && location.search) history.replaceState(null, "", location.pathname);

  function say(sentence, bad) {
    line.textContent = sentence;
    line.className = bad ? "said bad" : "said";
  }

  function send(method, url, body, done) {
    var request = new XMLHttpRequest();
    request.open(method, url);
    request.timeout = 15000;
    request.setRequestHeader("Accept", "application/json");
    if (body) request.setRequestHeader("Content-Type", "application/x-www-form-urlencoded");
    request.onload = function () {
      var said = {};
      try { said = JSON.parse(request.responseText); } catch (e) {}
      done(request.status, said);
    };
    request.onerror = request.ontimeout = function () { done(0, {}); };
    request.send(body);
  }

  function take(status, said) {
    if (status === 403 || status === 404 || said.ended) return void location.reload();
    if (status !== 200) return;
    ask.hidden = !said.open;
    document.getElementById("closed").hidden = said.open;
    if (!said.html || said.version === version) return;
    version = said.version;
    var held = list.contains(document.activeElement) && document.activeElement.id;
    list.innerHTML = said.html;
    if (held && document.getElementById(held)) document.getElementById(held).focus();
  }

  function look() {
    var url = base + "/questions/state?lang=" + encodeURIComponent(document.documentElement.lang) + "&after=" + version;
    if (data.seat) url += "&seat=" + encodeURIComponent(data.seat);
    send("GET", url, null, take);
  }

  function serialized(form) {
    var parts = [];
    var fields = form.querySelectorAll("input, textarea");
    for (var i = 0; i < fields.length; i++) {
      parts.push(encodeURIComponent(fields[i].name) + "=" + encodeURIComponent(fields[i].value));
    }
    return parts.join("&");
  }

  document.addEventListener("submit", function (event) {
    var form = event.target;
    var button = form.querySelector("button");
    event.preventDefault();
    if (button.disabled) return;
    button.disabled = true;
    if (form === ask) say(data.sending);
    send("POST", form.action, serialized(form), function (status, said) {
      button.disabled = false;
      if (status === 200) {
        say(form === ask ? data.kept : "");
        if (form === ask) form.reset();
        else button.focus();
        return look();
      }
      say(status ? said.error || data.error : data.offline, true);
    });
  });

  (function again() {
    setTimeout(function () {
      if (document.visibilityState === "visible") look();
      again();
    }, 5000 + Math.random() * 3000);
  })();
  document.addEventListener("visibilitychange", function () {
    if (document.visibilityState === "visible") look();
  });
})();
