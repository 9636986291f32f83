// Nothing here is needed to read the report: it filters lists and opens what a link or the printer wants.
(function () {
  function plain(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }
  // What was typed and sorted is kept for whoever comes back to the page; a browser may refuse to keep anything.
  var key = "colca " + location.pathname;
  var state = { filter: "", sorts: {} };
  try { state = JSON.parse(sessionStorage.getItem(key)) || state; } catch (error) { /* kept nowhere */ }
  function keep() { try { sessionStorage.setItem(key, JSON.stringify(state)); } catch (error) { /* kept nowhere */ } }
  var box = document.querySelector(".filter");
  var rows = Array.from(document.querySelectorAll(".row, .card, .order"));
  var texts = null;
  function count(list, shown, all) {
    // The count of a list says how many of its rows are left.
    list.querySelectorAll(".n").forEach(function (label) {
      if (label.closest("section") !== list) { return; }
      label.dataset.all = label.dataset.all || label.textContent;
      label.textContent = shown === all ? label.dataset.all : shown + " / " + label.dataset.all;
    });
  }
  function filter(typed) {
    var wanted = plain(typed.trim()).split(/\s+/).filter(Boolean);
    // A row of an order stays with its order; the facilities of a matrix stand in its head.
    texts = texts || rows.map(function (row) {
      var grid = row.closest(".grid");
      return plain((row.closest(".order") || row).textContent + (grid ? " " + grid.tHead.textContent : ""));
    });
    var left = 0;
    rows.forEach(function (row, index) {
      row.hidden = !wanted.every(function (word) { return texts[index].includes(word); });
      if (!row.hidden) { left += 1; }
    });
    document.querySelectorAll("main section").forEach(function (list) {
      var own = Array.from(list.querySelectorAll(".row")).filter(function (row) { return row.closest("section") === list; });
      if (own.length) { count(list, own.filter(function (row) { return !row.hidden; }).length, own.length); }
    });
    box.querySelector(".nomatch").hidden = left > 0;
    state.filter = typed;
    keep();
  }
  if (box && rows.length > 12) {
    var input = box.querySelector("input");
    box.hidden = false;
    input.addEventListener("input", function () { filter(input.value); });
    if (state.filter) { input.value = state.filter; filter(state.filter); }
  }
  // A column's heading sorts its table: by the value that a cell carries, else numbers as numbers and words as words, what is
  // unknown last.
  function value(row, column) {
    var cell = row.children[column];
    if (!cell) { return null; }
    if (cell.hasAttribute("data-v")) { var given = cell.getAttribute("data-v"); return given === "" ? null : Number(given); }
    var text = cell.textContent.trim();
    var number = parseFloat(text.replace(/,/g, "").replace(/^(S\/|[<>])\s*/, ""));
    return isNaN(number) ? (text === "–" || text === "" || text === "?" ? null : plain(text)) : number;
  }
  function order(table, heading, column, up) {
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
  }
  document.querySelectorAll(".al, .plain, .nets, .grid, .mx, .fig, .exp, .short, .todo, .over, .overdue").forEach(function (table, number) {
    if (!table.tBodies[0] || table.tBodies[0].rows.length < 3) { return; }
    var column = 0;
    Array.from(table.tHead.rows[0].cells).forEach(function (heading) {
      var place = column;
      column += heading.colSpan;
      // A heading that is a link leads there.
      if (heading.querySelector("a")) { return; }
      var button = document.createElement("button");
      button.type = "button";
      while (heading.firstChild) { button.appendChild(heading.firstChild); }
      heading.appendChild(button);
      button.addEventListener("click", function () {
        var up = heading.getAttribute("aria-sort") !== "ascending";
        order(table, heading, place, up);
        state.sorts[number] = [place, up];
        keep();
      });
      var kept = state.sorts[number];
      if (kept && kept[0] === place) { order(table, heading, place, kept[1]); }
    });
  });
  // A message is copied as it stands, without a network; where a browser gives no clipboard, it is selected and copied as by hand.
  document.querySelectorAll(".msg").forEach(function (message) {
    var button = message.querySelector(".copy");
    var text = message.querySelector("pre");
    var label = button.textContent;
    button.hidden = false;
    function done() {
      button.textContent = button.dataset.done;
      setTimeout(function () { button.textContent = label; }, 2000);
    }
    function byHand() {
      var range = document.createRange();
      range.selectNodeContents(text);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      if (document.execCommand("copy")) { done(); }
    }
    button.addEventListener("click", function () {
      if (navigator.clipboard && navigator.clipboard.writeText) {
        navigator.clipboard.writeText(text.textContent).then(done, byHand);
      } else { byHand(); }
    });
  });
  // A table that is wider than its place says so, as long as there is more to the right.
  document.querySelectorAll(".scroll, .bar nav").forEach(function (box) {
    var hint = box.previousElementSibling;
    function look() {
      var hidden = box.scrollWidth - box.clientWidth;
      box.classList.toggle("wider", hidden - box.scrollLeft > 2);
      box.classList.toggle("end", hidden - box.scrollLeft <= 2);
      if (hint && hint.classList.contains("swipe")) {
        hint.classList.toggle("fits", hidden <= 2);
        hint.classList.toggle("more", hidden > 2);
      }
    }
    box.addEventListener("scroll", look);
    addEventListener("resize", look);
    // What opens has a width only then.
    if (box.closest("details")) { box.closest("details").addEventListener("toggle", look); }
    look();
  });
  function reveal() {
    var target = location.hash && document.getElementById(location.hash.slice(1));
    var place = target && target.closest("details");
    if (place && !place.open) { place.open = true; target.scrollIntoView(); }
  }
  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", function () {
    document.querySelectorAll("details.order, #transfers details").forEach(function (order) { order.open = true; });
  });
  reveal();
})();
