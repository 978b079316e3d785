// An item of the agenda can be dragged to its place. Without this the buttons Up and Down do the same.
(function () {
  "use strict";

  var list = document.querySelector("[data-agenda]");
  if (!list) return;
  var dragged = null;

  function items() {
    return Array.prototype.slice.call(list.children);
  }

  items().forEach(function (item) {
    if (!item.querySelector("[data-place]")) return;
    item.draggable = true;
    item.addEventListener("dragstart", function (event) {
      dragged = item;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", item.id);
    });
    item.addEventListener("dragend", function () { dragged = null; });
  });

  list.addEventListener("dragover", function (event) {
    if (dragged && event.target.closest("[data-agenda] > li")) event.preventDefault();
  });

  list.addEventListener("drop", function (event) {
    var target = event.target.closest("[data-agenda] > li");
    if (!dragged || !target) return;
    event.preventDefault();
    if (target === dragged) return;
    var form = dragged.querySelector("[data-place]");
    var position = document.createElement("input");
    position.type = "hidden";
    position.name = "position";
    position.value = String(items().indexOf(target) + 1);
    form.appendChild(position);
    form.submit();
  });
})();
