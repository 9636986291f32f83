// Nothing here is needed to read the report: it filters lists and opens what a link or the printer wants.
(function () {
  function plain(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }
  var box = document.querySelector(".filter");
  var rows = Array.from(document.querySelectorAll(".row, .card, .order")).filter(function (row) {
    return !row.closest("#data, #networks, #indicators");
  });
  var texts = null;
  if (box && rows.length > 25) {
    box.hidden = false;
    box.querySelector("input").addEventListener("input", function (event) {
      // A row of an order stays with its order.
      texts = texts || rows.map(function (row) { return plain((row.closest(".order") || row).textContent); });
      var wanted = plain(event.target.value.trim());
      rows.forEach(function (row, index) { row.hidden = wanted !== "" && !texts[index].includes(wanted); });
    });
  }
  // A column's heading sorts its table: numbers as numbers, words as words, what is unknown last.
  function value(row, column) {
    var cell = row.children[column];
    var text = (cell ? cell.textContent : "").trim();
    var number = parseFloat(text.replace(/,/g, "").replace(/^[<>]/, ""));
    return isNaN(number) ? (text === "–" || text === "" ? null : plain(text)) : number;
  }
  function sorter(table, heading, column) {
    return function () {
      var up = heading.getAttribute("aria-sort") !== "ascending";
      var body = table.tBodies[0];
      var list = Array.from(body.rows).filter(function (row) { return !row.classList.contains("sumrow"); });
      list.map(function (row, place) { return { row: row, place: place, value: value(row, column) }; })
        .sort(function (a, b) {
          if (a.value === null || b.value === null) {
            return (a.value === null) - (b.value === null) || a.place - b.place;
          }
          if (typeof a.value !== typeof b.value) { return typeof a.value === "number" ? -1 : 1; }
          var order = a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
          return (up ? order : -order) || a.place - b.place;
        })
        .forEach(function (item) { body.insertBefore(item.row, body.querySelector(".sumrow")); });
      table.querySelectorAll("th[aria-sort]").forEach(function (one) { one.removeAttribute("aria-sort"); });
      heading.setAttribute("aria-sort", up ? "ascending" : "descending");
    };
  }
  document.querySelectorAll(".work, .plain, .nets, .mx, .fig, .exp, .short").forEach(function (table) {
    if (!table.tBodies[0] || table.tBodies[0].rows.length < 3) { return; }
    var column = 0;
    Array.from(table.tHead.rows[0].cells).forEach(function (heading) {
      var button = document.createElement("button");
      button.type = "button";
      while (heading.firstChild) { button.appendChild(heading.firstChild); }
      heading.appendChild(button);
      button.addEventListener("click", sorter(table, heading, column));
      column += heading.colSpan;
    });
  });
  function reveal() {
    var target = location.hash && document.getElementById(location.hash.slice(1));
    var place = target && target.closest("details");
    if (place && !place.open) { place.open = true; target.scrollIntoView(); }
  }
  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", function () {
    document.querySelectorAll("details.order").forEach(function (order) { order.open = true; });
  });
  reveal();
})();
