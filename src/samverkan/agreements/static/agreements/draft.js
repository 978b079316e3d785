// Improvements of the draft page; it works without them.
(function () {
  "use strict";

  var form = function () { return document.querySelector("form#draft"); };
  var isWriting = function (element) {
    return element && (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName));
  };

  // A button that leaves the page is sent by the browser itself, not by htmx.
  document.addEventListener("submit", function (event) {
    if (event.submitter && event.submitter.hasAttribute("data-plain")) event.stopImmediatePropagation();
  }, true);

  // What was open stays open, and the text stays where it was scrolled to, when the draft is replaced.
  var open = [], scrolled = 0;
  document.addEventListener("htmx:beforeSwap", function () {
    open = Array.from(document.querySelectorAll("#draft details[open]"), function (each) { return each.id; });
    open = open.filter(function (id) { return id !== "pointing"; });
    var text = document.querySelector(".draft-text");
    scrolled = text ? text.scrollTop : 0;
  });
  document.addEventListener("htmx:afterSwap", function () {
    open.forEach(function (id) {
      var fold = document.getElementById(id);
      if (fold) fold.open = true;
    });
    var text = document.querySelector(".draft-text");
    if (text) text.scrollTop = scrolled;
    var refusal = document.querySelector("#draft [role=alert]");
    if (refusal) refusal.scrollIntoView({ block: "nearest" });
  });

  // A click on a part of the draft shows its passage.
  function show(name) {
    document.querySelectorAll("mark.is-chosen").forEach(function (mark) { mark.classList.remove("is-chosen"); });
    var marks = document.querySelectorAll('mark[data-of~="' + CSS.escape(name) + '"]');
    marks.forEach(function (mark) { mark.classList.add("is-chosen"); });
    if (marks.length) marks[0].scrollIntoView({ block: "center" });
    return marks.length > 0;
  }
  document.addEventListener("click", function (event) {
    var link = event.target.closest("#draft a.to-text");
    if (!link) return;
    var part = link.closest("[data-of]");
    if (part && show(part.dataset.of)) {
      event.preventDefault();
      history.replaceState(null, "", link.getAttribute("href"));
    }
  });

  // A choice of which parties a promise binds is saved at once.
  document.addEventListener("change", function (event) {
    if (event.target.matches("#draft select[data-submit]")) form().requestSubmit();
  });

  // Words selected in the text stand ready to be used.
  function place(node, offset) {
    var element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    var piece = element && element.closest("[data-start]");
    if (!piece) return null;
    var range = document.createRange();
    range.setStart(piece, 0);
    range.setEnd(node, offset);
    // Positions count characters as Python does: one for each code point.
    return Number(piece.dataset.start) + Array.from(range.toString()).length;
  }
  document.addEventListener("selectionchange", function () {
    var selection = document.getSelection(), letter = document.getElementById("letter"), fold = document.getElementById("pointing");
    if (!letter || !fold || !selection.rangeCount || selection.isCollapsed) return;
    var range = selection.getRangeAt(0);
    if (!letter.contains(range.commonAncestorContainer)) return;
    var start = place(range.startContainer, range.startOffset), end = place(range.endContainer, range.endOffset);
    form().elements["quote"].value = selection.toString().trim();
    form().elements["selection-start"].value = start === null ? "" : start;
    form().elements["selection-end"].value = end === null ? "" : end;
    fold.open = true;
  });
  document.addEventListener("input", function (event) {
    if (event.target.id !== "quote") return;
    form().elements["selection-start"].value = form().elements["selection-end"].value = "";
  });

  // u undoes; the arrows go between the promises and the fields.
  document.addEventListener("keydown", function (event) {
    if (!form() || isWriting(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "u") {
      var undo = document.getElementById("undo");
      if (undo && !undo.disabled) { event.preventDefault(); undo.click(); }
    }
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && event.target.matches("a.to-text")) {
      var links = Array.from(document.querySelectorAll("#draft a.to-text"));
      var next = links[links.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1)];
      if (!next) return;
      event.preventDefault();
      next.focus();
      show(next.closest("[data-of]").dataset.of);
      next.scrollIntoView({ block: "nearest" });
    }
  });

  // A file can be dropped anywhere on the form, and one that is too large is refused before it is sent.
  document.querySelectorAll("form.document-form").forEach(function (target) {
    var input = target.querySelector('input[type="file"]');
    if (!input) return;
    var check = function () {
      var file = input.files[0], most = Number(target.dataset.largest);
      input.setCustomValidity(file && most && file.size > most ? target.dataset.tooLarge.replace("{name}", file.name) : "");
    };
    input.addEventListener("change", function () { check(); input.reportValidity(); });
    target.addEventListener("dragover", function (event) {
      event.preventDefault();
      target.classList.add("is-over");
    });
    target.addEventListener("dragleave", function () { target.classList.remove("is-over"); });
    target.addEventListener("drop", function (event) {
      target.classList.remove("is-over");
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      input.files = event.dataTransfer.files;
      check();
      if (input.reportValidity()) target.requestSubmit();
    });
  });
})();
