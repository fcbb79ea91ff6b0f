// The gym view as it is before a session is opened in it: `[data-gym-view]`, its places named by `data-at`.

const button = (at, text, more = '') => `<button class="btn" type="button" data-at="${at}"${more}>${text}</button>`;
const save = (as, text) => `<button class="btn" type="button" data-save="${as}">${text}</button>`;
const field = (name, mode, long, of) => `<label><span>${name}</span><input inputmode="${mode}" autocomplete="off" maxlength="${long}" aria-label="${of}"></label>`;

const top = `<p><b data-at="session"></b><span data-at="place"></span></p><button class="btn icon" type="button" data-at="close" aria-label="${T.close}">${CROSS}</button><progress value="0" aria-label="${T.done}"></progress>`;
const also = `<p class="gym-also"><a class="btn" href="#main" data-at="cues">${T.cues}</a><span data-at="others">${T.or} <span data-at="other"></span></span></p>`;
const row = `<dl class="gym-facts" data-at="facts"></dl><ol class="gym-sets" data-at="sets"></ol><p class="gym-before" data-at="before"></p>${also}<div class="gym-why" data-at="why"></div>`;
const last = `<p data-at="sum"></p><p data-at="kept"></p><div class="record-do">${save('csv', T.csv)}${save('json', T.json)}${button('again', T.again)}</div>`;
const body = `<p class="kicker" data-at="superset"></p><h2 data-at="name" tabindex="-1"></h2><div data-at="row">${row}</div><p data-at="text"></p><p class="told" data-lost></p><div data-at="last">${last}</div>`;
const foot = `<div data-at="timer"></div>${button('back', T.back)}<button class="btn go" type="button" data-at="next"></button>`;
const tick = `<button type="button" class="set" aria-label="${T.tick}" aria-pressed="false">${icon('m5 12.5 5 5 9-11')}</button>`;
const weight = `${T.weight}, <span class="unit"></span>`;
const set = `<li><b></b>${field(weight, 'decimal', 6, T.weightOf)}${field(T.reps, 'numeric', 12, T.repsOf)}${tick}</li>`;

const html = `<header class="gym-top">${top}</header><div class="gym-body" data-at="body">${body}</div><footer class="gym-foot">${foot}</footer><template data-at="set">${set}</template>`;
document.body.append(draw('dialog', { class: 'gym', 'data-gym-view': '', 'aria-label': T.view }, html));
