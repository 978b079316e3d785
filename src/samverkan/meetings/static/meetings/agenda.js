// An item of the agenda can be dragged to its place, or moved with Alt and an arrow key.
// Without this the buttons Up and Down do the same.
(function () {
  "use strict";

  var list = document.querySelector("[data-agenda]");
  if (!list) return;
  var dragged = null;
  var REMEMBERED = "agenda-moved";

  function items() {
    return Array.prototype.slice.call(list.children);
  }

  function place(item, position) {
    var form = item.querySelector("[data-place]");
    var field = document.createElement("input");
    field.type = "hidden";
    field.name = "position";
    field.value = String(position);
    form.appendChild(field);
    try { sessionStorage.setItem(REMEMBERED, item.id); } catch (refused) { /* then focus stays where it is */ }
    form.submit();
  }

  function mark(target) {
    items().forEach(function (item) { item.classList.toggle("is-target", item === target && item !== dragged); });
  }

  items().forEach(function (item) {
    if (!item.querySelector("[data-place]")) return;
    item.draggable = true;
    item.addEventListener("dragstart", function (event) {
      dragged = item;
      item.classList.add("is-dragged");
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", item.id);
    });
    item.addEventListener("dragend", function () {
      item.classList.remove("is-dragged");
      dragged = null;
      mark(null);
    });
    item.addEventListener("keydown", function (event) {
      if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
      if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
      event.preventDefault();
      var position = items().indexOf(item) + (event.key === "ArrowUp" ? 0 : 2);
      if (position >= 1 && position <= list.children.length) place(item, position);
    });
  });

  list.addEventListener("dragover", function (event) {
    var target = event.target.closest("[data-agenda] > li");
    if (!dragged || !target) return;
    event.preventDefault();
    mark(target);
  });

  list.addEventListener("drop", function (event) {
    var target = event.target.closest("[data-agenda] > li");
    if (!dragged || !target) return;
    event.preventDefault();
    if (target !== dragged) place(dragged, items().indexOf(target) + 1);
  });

  // Whoever moved an item by keyboard goes on from there.
  var moved = null;
  try {
    moved = sessionStorage.getItem(REMEMBERED);
    sessionStorage.removeItem(REMEMBERED);
  } catch (refused) { /* nothing is remembered */ }
  var again = moved && document.getElementById(moved);
  var button = again && again.querySelector("[data-place] button");
  function goOn() { setTimeout(function () { button.focus(); }, 0); }
  // Going to the item's own place in the page takes the focus away, so this comes after it.
  if (button && document.readyState === "complete") goOn();
  else if (button) window.addEventListener("load", goOn);

  var hint = document.querySelector("[data-agenda-hint]");
  if (hint) hint.hidden = items().filter(function (item) { return item.draggable; }).length < 2;
})();
