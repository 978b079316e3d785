// The minutes save themselves. Without this each item has a button that saves it, and the same page for two texts.
// A text is kept on this device from the first letter until the server has said that it is saved.
(function () {
  "use strict";

  var sheets = document.querySelector("[data-minutes]");
  if (!sheets || !window.fetch) return;
  var PAUSE = 1500;
  var LONGEST_WAIT = 60;
  var say = sheets.dataset;
  var intro = document.querySelector("[data-with-script]");
  if (intro) intro.hidden = false;

  function clean(text) {
    return text.replace(/\r\n/g, "\n").trim();
  }

  function clock() {
    return new Date().toTimeString().slice(0, 5);
  }

  function Item(form) {
    this.form = form;
    this.text = form.elements.notes;
    this.version = form.elements.version;
    this.base = form.elements.base;
    this.mark = form.querySelector("[data-mark]");
    this.conflict = form.querySelector("[data-conflict]");
    this.leftOver = form.querySelector("[data-left-over]");
    this.prefix = ["samverkan", say.writer, say.minutes, form.dataset.item, ""].join(":");
    this.offered = "";
    this.wait = 2;
    this.timer = null;
    this.isSending = false;
    this.isStopped = false;
    form.removeAttribute("data-unsaved"); // this script warns by itself, and only when there is something to lose
    this.listen();
    this.offerBack();
  }

  Item.prototype.key = function () {
    return this.prefix + this.version.value;
  };

  Item.prototype.isDirty = function () {
    return clean(this.text.value) !== clean(this.base.value);
  };

  Item.prototype.tell = function (words) {
    if (this.mark.textContent !== words) this.mark.textContent = words;
  };

  Item.prototype.keys = function () {
    var found = [];
    try {
      for (var i = 0; i < localStorage.length; i += 1) {
        if (localStorage.key(i).indexOf(this.prefix) === 0) found.push(localStorage.key(i));
      }
    } catch (refused) { /* a browser may keep nothing */ }
    return found;
  };

  Item.prototype.keep = function () {
    var kept = { text: this.text.value, base: this.base.value, at: clock() };
    try {
      localStorage.setItem(this.key(), JSON.stringify(kept));
      return true;
    } catch (full) {
      return false;
    }
  };

  Item.prototype.forget = function () {
    var offered = this.offered; // what is offered back stays until somebody has chosen
    this.keys().forEach(function (key) { if (key !== offered) localStorage.removeItem(key); });
  };

  // What was left on this device when the page was closed: put back when nobody has saved since, offered otherwise.
  Item.prototype.offerBack = function () {
    var item = this;
    this.keys().forEach(function (key) {
      var kept;
      try {
        kept = JSON.parse(localStorage.getItem(key));
      } catch (broken) {
        kept = null;
      }
      if (!kept || clean(kept.text) === clean(item.base.value)) {
        localStorage.removeItem(key);
      } else if (key === item.key() && !item.isDirty()) {
        item.text.value = kept.text;
        item.tell(say.sayRestored);
        item.later(0);
      } else if (item.leftOver.hidden) {
        item.show(key, kept);
      }
    });
  };

  Item.prototype.show = function (key, kept) {
    var item = this;
    this.offered = key;
    this.leftOver.hidden = false;
    this.leftOver.querySelector("[data-left-at]").textContent = kept.at || "";
    this.leftOver.querySelector("[data-left-text]").textContent = kept.text;
    this.leftOver.querySelector("[data-put-back]").onclick = function () {
      // What the text began from is sent along, so that the server puts both together or asks.
      item.base.value = kept.base;
      item.version.value = "0";
      item.text.value = kept.text;
      item.leftOver.hidden = true;
      item.offered = "";
      localStorage.removeItem(key);
      item.keep();
      item.text.focus();
      item.send();
    };
    this.leftOver.querySelector("[data-throw-away]").onclick = function () {
      localStorage.removeItem(key);
      item.offered = "";
      item.leftOver.hidden = true;
      item.text.focus();
    };
  };

  Item.prototype.later = function (seconds) {
    var item = this;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(function () { item.send(); }, seconds * 1000);
  };

  Item.prototype.send = function () {
    var item = this;
    window.clearTimeout(this.timer);
    if (this.isSending || !this.conflict.hidden || this.isStopped) return;
    if (!this.isDirty()) {
      this.forget();
      return;
    }
    var sent = this.text.value;
    var body = new FormData(this.form);
    this.isSending = true;
    this.tell(say.saySaving);
    fetch(this.form.action, {
      method: "POST", body: body, headers: { Accept: "application/json" }, credentials: "same-origin", redirect: "manual"
    }).then(function (answer) {
      var isJson = (answer.headers.get("Content-Type") || "").indexOf("application/json") === 0;
      if (isJson) return answer.json();
      if (answer.type === "opaqueredirect" || answer.status === 403) return { state: "outside" };
      throw new Error(String(answer.status));
    }).then(function (said) {
      item.isSending = false;
      item.wait = 2;
      item.take(said, sent);
    }).catch(function () {
      item.isSending = false;
      item.again();
    });
  };

  Item.prototype.again = function () {
    var isKept = this.keep();
    var words = isKept ? say.sayDevice + " " + clock() : say.sayFull;
    this.tell(words + ". " + say.sayAgain.replace("{seconds}", String(this.wait)));
    this.later(this.wait);
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
  };

  Item.prototype.take = function (said, sent) {
    if (said.state === "saved" || said.state === "merged") {
      var hasWritten = clean(this.text.value) !== clean(sent);
      this.forget();
      if (said.state === "merged" && hasWritten) {
        this.base.value = sent; // written on meanwhile: the next save is put together from what was sent
      } else {
        this.base.value = said.notes;
        this.version.value = said.version;
        if (said.state === "merged") this.text.value = said.notes;
      }
      this.tell(said.state === "merged" ? say.sayMerged.replace("{who}", said.who) : say.saySaved + " " + said.at);
      if (hasWritten) {
        this.keep();
        this.later(PAUSE / 1000);
      }
    } else if (said.state === "conflict") {
      this.keep();
      this.ask(said);
    } else if (said.state === "refused") {
      this.keep();
      this.isStopped = true;
      this.tell(said.why + " " + say.sayDevice + ".");
    } else {
      this.keep();
      this.tell(say.sayLogin);
      this.later(20);
    }
  };

  Item.prototype.ask = function (said) {
    var item = this;
    var box = this.conflict;
    var kept = this.key();
    box.hidden = false;
    box.querySelector("[data-who]").textContent = said.who;
    box.querySelector("[data-mine]").textContent = this.text.value;
    box.querySelector("[data-theirs]").textContent = said.notes;
    box.querySelector("[data-theirs-at]").textContent = said.at;
    this.tell(say.sayWaiting);
    box.focus();

    function choose(text) {
      box.hidden = true;
      localStorage.removeItem(kept);
      item.version.value = said.version;
      item.base.value = said.notes;
      item.text.value = text;
      item.text.focus();
      if (item.isDirty()) {
        item.keep();
        item.send();
      } else {
        item.forget();
        item.tell(say.saySaved + " " + said.at);
      }
    }
    box.querySelector("[data-keep-mine]").onclick = function () { choose(item.text.value); };
    box.querySelector("[data-keep-theirs]").onclick = function () { choose(said.notes); };
    box.querySelector("[data-keep-both]").onclick = function () { choose(said.together); };
  };

  Item.prototype.listen = function () {
    var item = this;
    this.text.addEventListener("input", function () {
      item.isStopped = false;
      if (!item.conflict.hidden) {
        item.conflict.querySelector("[data-mine]").textContent = item.text.value;
        item.keep();
        return;
      }
      if (!item.isDirty()) {
        item.forget();
        return;
      }
      var isKept = item.keep();
      if (!item.isSending) item.tell(isKept ? say.sayWaiting : say.sayFull);
      item.later(PAUSE / 1000);
    });
    this.text.addEventListener("blur", function () { if (item.isDirty()) item.send(); });
    this.form.addEventListener("submit", function (event) {
      event.preventDefault();
      if (item.isDirty()) item.send();
      else item.tell(say.saySaved + " " + clock());
    });
    window.addEventListener("online", function () { if (item.isDirty()) item.later(0); });
  };

  var items = Array.prototype.map.call(sheets.querySelectorAll("form[data-item]"), function (form) {
    return new Item(form);
  });

  window.addEventListener("beforeunload", function (event) {
    // What this device keeps is offered back; only what it could not keep is lost.
    if (items.some(function (item) { return item.isDirty() && !item.keep(); })) event.preventDefault();
  });
})();
