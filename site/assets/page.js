// What a page can do beyond being read. Without this file every page is complete.
(function () {
  'use strict';
  var root = document.documentElement;
  var themes = ['auto', 'light', 'dark'];
  var names = { auto: 'System', light: 'Light', dark: 'Dark' };
  var theme = 'auto';

  // Runs before the body is parsed, so that a chosen theme never flashes the other one.
  root.classList.add('js');
  try { theme = localStorage.getItem('theme') || 'auto'; } catch (error) { /* storage is off */ }
  setTheme(themes.indexOf(theme) < 0 ? 'auto' : theme);

  function setTheme(name) {
    theme = name;
    if (name === 'auto') { root.removeAttribute('data-theme'); } else { root.dataset.theme = name; }
  }

  function all(selector, scope) {
    return Array.prototype.slice.call((scope || document).querySelectorAll(selector));
  }

  function make(name, className, text) {
    var element = document.createElement(name);
    if (className) { element.className = className; }
    if (text) { element.textContent = text; }
    if (name === 'button') { element.type = 'button'; }
    return element;
  }

  function offerThemes() {
    all('button.theme').forEach(function (button) {
      function say() {
        button.textContent = names[theme];
        button.setAttribute('aria-label', 'Theme: ' + names[theme]);
        button.title = 'Theme: ' + names[theme];
      }
      button.hidden = false;
      say();
      button.addEventListener('click', function () {
        setTheme(themes[(themes.indexOf(theme) + 1) % themes.length]);
        say();
        try {
          if (theme === 'auto') { localStorage.removeItem('theme'); } else { localStorage.setItem('theme', theme); }
        } catch (error) { /* storage is off: the choice lasts as long as the page */ }
      });
    });
  }

  function copy(text, done) {
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(text).then(done, function () { copyBySelection(text, done); });
    } else {
      copyBySelection(text, done);
    }
  }

  // Pages opened from a disk have no clipboard interface.
  function copyBySelection(text, done) {
    var area = make('textarea', 'unseen');
    area.value = text;
    document.body.appendChild(area);
    area.select();
    if (document.execCommand('copy')) { done(); }
    area.remove();
  }

  function offerCopies() {
    all('.bar').forEach(function (bar) {
      var code = bar.parentNode.querySelector('pre.code');
      if (!code) { return; }
      var button = make('button', 'copy', 'Copy');
      button.addEventListener('click', function () {
        copy(code.textContent, function () {
          button.textContent = 'Copied';
          setTimeout(function () { button.textContent = 'Copy'; }, 1600);
        });
      });
      bar.appendChild(button);
    });
  }

  // A scrolling box has to be reachable without a mouse.
  function letKeysScroll() {
    all('pre.code, .scroll, .formula').forEach(function (box) {
      if (box.scrollWidth > box.clientWidth) { box.tabIndex = 0; }
    });
  }

  function markPlace() {
    var links = all('.toc a[href^="#"]');
    var targets = links.map(function (link) {
      return document.getElementById(decodeURIComponent(link.hash.slice(1)));
    });
    if (!links.length) { return; }
    var waits = false;
    function mark() {
      waits = false;
      var current = 0;
      targets.forEach(function (target, index) {
        if (target && target.getBoundingClientRect().top < 120) { current = index; }
      });
      links.forEach(function (link, index) {
        if (index === current) { link.setAttribute('aria-current', 'true'); } else { link.removeAttribute('aria-current'); }
      });
    }
    addEventListener('scroll', function () {
      if (!waits) { waits = true; requestAnimationFrame(mark); }
    }, { passive: true });
    mark();
  }

  function play(frames) {
    var labels = frames.dataset.labels.split('\n');
    var groups = all('[data-frame]', frames);
    var last = labels.length - 1;
    if (last < 1) { return; }
    var player = make('div', 'player');
    var button = make('button', '', '▶');
    var slider = make('input');
    var label = make('output');
    var timer = null;
    slider.type = 'range';
    slider.min = 0;
    slider.max = last;
    slider.step = 1;
    slider.setAttribute('aria-label', 'Frame');

    function show(index) {
      groups.forEach(function (group) {
        group.classList.toggle('on', Number(group.getAttribute('data-frame')) === index);
      });
      var text = labels[index] || (index + 1) + ' of ' + (last + 1);
      slider.value = index;
      slider.setAttribute('aria-valuetext', text);
      label.textContent = text;
    }

    function stop() {
      clearInterval(timer);
      timer = null;
      button.textContent = '▶';
      button.setAttribute('aria-label', 'Play');
    }

    button.addEventListener('click', function () {
      if (timer !== null) { stop(); return; }
      if (Number(slider.value) === last) { show(0); }
      button.textContent = '❚❚';
      button.setAttribute('aria-label', 'Pause');
      timer = setInterval(function () {
        var next = Number(slider.value) + 1;
        show(Math.min(next, last));
        if (next >= last) { stop(); }
      }, Math.max(60, Math.min(600, 8000 / last)));
    });
    slider.addEventListener('input', function () {
      if (timer !== null) { stop(); }
      show(Number(slider.value));
    });
    player.appendChild(button);
    player.appendChild(slider);
    player.appendChild(label);
    frames.appendChild(player);
    stop();
    show(last);
  }

  function openForPaper() {
    var closed = [];
    addEventListener('beforeprint', function () {
      closed = all('details.fold:not([open]), details.aside:not([open]), details.card:not([open])');
      closed.forEach(function (details) { details.open = true; });
    });
    addEventListener('afterprint', function () {
      closed.forEach(function (details) { details.open = false; });
    });
  }

  // A link into a closed box opens it.
  function openTarget() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var box = target; box; box = box.parentElement) {
      if (box.tagName === 'DETAILS') { box.open = true; }
    }
  }

  document.addEventListener('DOMContentLoaded', function () {
    offerThemes();
    offerCopies();
    all('.frames').forEach(play);
    letKeysScroll();
    markPlace();
    openForPaper();
    openTarget();
    addEventListener('hashchange', openTarget);
  });
})();
