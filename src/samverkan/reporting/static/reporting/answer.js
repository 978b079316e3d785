// What is written is saved as it is written. Without a connection it stays in the browser, and is tried again.
// Without this the button "Save the draft" does the same.
(function () {
  "use strict";

  var form = document.querySelector("form[data-draft]");
  if (!form || !window.fetch) return;
  var status = form.querySelector("[data-status]");
  var waiting = {};
  var timer = null;
  var busy = false;
  var WAIT = 800;
  var AGAIN = 5000;

  function key(prefix) {
    return "samverkan-draft-" + location.pathname + "-" + prefix;
  }

  function fields(question) {
    return Array.prototype.filter.call(question.querySelectorAll("input, textarea, select"), function (field) {
      return field.name && field.type !== "file" && field.type !== "hidden";
    });
  }

  function remember(question) {
    var values = { version: question.querySelector("[data-version]").value };
    fields(question).forEach(function (field) {
      if (field.type === "radio") { if (field.checked) values[field.name] = field.value; return; }
      values[field.name] = field.type === "checkbox" ? field.checked : field.value;
    });
    try { localStorage.setItem(key(question.dataset.question), JSON.stringify(values)); } catch (full) { /* as without */ }
  }

  function forget(prefix) {
    try { localStorage.removeItem(key(prefix)); } catch (closed) { /* as without */ }
  }

  function recall(question) {
    var kept = null;
    try { kept = JSON.parse(localStorage.getItem(key(question.dataset.question)) || "null"); } catch (broken) { return false; }
    if (!kept) return false;
    if (kept.version !== question.querySelector("[data-version]").value) { // it was saved or sent after all
      forget(question.dataset.question);
      return false;
    }
    fields(question).forEach(function (field) {
      if (!(field.name in kept)) return;
      if (field.type === "radio") field.checked = field.value === kept[field.name];
      else if (field.type === "checkbox") field.checked = Boolean(kept[field.name]);
      else field.value = kept[field.name];
    });
    return true;
  }

  function say(text) {
    if (status) status.textContent = text;
  }

  function later(wait) {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  }

  function body(prefixes) {
    var data = new FormData();
    data.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
    prefixes.forEach(function (prefix) {
      var question = form.querySelector('[data-question="' + prefix + '"]');
      var version = question.querySelector("[data-version]");
      data.append(version.name, version.value);
      fields(question).forEach(function (field) {
        if ((field.type === "radio" || field.type === "checkbox") && !field.checked) return;
        data.append(field.name, field.value);
      });
    });
    return data;
  }

  function save() {
    var prefixes = Object.keys(waiting);
    if (busy || !prefixes.length) return;
    busy = true;
    waiting = {};
    say(form.dataset.saving);
    fetch(form.dataset.draft, { method: "POST", body: body(prefixes), credentials: "same-origin" })
      .then(function (response) {
        if (response.status >= 500) throw new Error("not now");
        return response.json();
      })
      .then(function (answer) {
        busy = false;
        var kept = answer.kept || {};
        Object.keys(kept).forEach(function (prefix) {
          var question = form.querySelector('[data-question="' + prefix + '"]');
          question.querySelector("[data-version]").value = kept[prefix];
          if (waiting[prefix]) remember(question); else forget(prefix);
        });
        var now = new Date().toTimeString().slice(0, 5);
        say(answer.why || form.dataset.saved + " " + now);
        if (Object.keys(waiting).length) later(WAIT);
      })
      .catch(function () {
        busy = false;
        prefixes.forEach(function (prefix) { waiting[prefix] = true; });
        say(form.dataset.waiting);
        later(AGAIN);
      });
  }

  form.addEventListener("input", function (event) {
    var question = event.target.closest("[data-question]");
    if (!question || event.target.type === "file") return;
    remember(question);
    waiting[question.dataset.question] = true;
    later(WAIT);
  });
  window.addEventListener("online", function () { later(0); });
  form.addEventListener("submit", function () {
    clearTimeout(timer);
    waiting = {};
  });

  Array.prototype.forEach.call(form.querySelectorAll("[data-question]"), function (question) {
    if (!recall(question)) return;
    waiting[question.dataset.question] = true;
    later(0);
  });
  form.dataset.listens = "yes";
})();
