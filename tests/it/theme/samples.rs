//! A view of every kind, with something in every field.

use ironleaf::site::bodymap::{self, Map};
use ironleaf::site::view::*;

use super::erased::View;

fn s(text: &str) -> String {
    text.to_owned()
}

#[expect(clippy::unnecessary_wraps, reason = "it reads as what it makes")]
fn some(text: &str) -> Option<String> {
    Some(s(text))
}

fn link(title: &str, href: &str) -> Link {
    Link { title: s(title), href: some(href) }
}

fn tag(id: &str, title: &str) -> Tag {
    Tag { id: s(id), title: s(title), href: Some(format!("../patterns/{id}.html")), count: Some(12) }
}

fn fact(name: &str, values: &[&str]) -> Fact {
    Fact { name: s(name), values: values.iter().map(|v| Link { title: s(v), href: None }).collect() }
}

fn card(kicker: &str, title: &str, summary: &str) -> Shared<Card> {
    Shared::new(&Card { kicker: s(kicker), title: s(title), href: s("../exercises/x.html"), summary: some(summary), note: None })
}

pub(crate) fn site() -> Site {
    let nav = |title: &str, section: &str| NavItem {
        title: s(title),
        path: format!("{section}/index.html"),
        external: false,
        section: s(section),
    };
    Site {
        title: s("The Posterior Chain Guide"),
        tagline: some("Back, glutes and legs, trained together or apart"),
        language: s("en"),
        units: Units::Kg,
        nav: vec![
            nav("Articles", "articles"),
            nav("Programs", "programs"),
            nav("Exercises", "exercises"),
            nav("Muscles", "muscles"),
            nav("Glossary", "glossary"),
        ],
        licence: some("CC BY 4.0"),
        logo: None,
        key: s("posterior"),
        home: s("index.html"),
    }
}

fn head(kind: &str, section: &str, root: &str) -> Head {
    Head {
        title: format!("{kind} | The Posterior Chain Guide"),
        description: some("A sentence about the page."),
        canonical: Some(format!("https://example.org/{kind}.html")),
        root: s(root),
        id: format!("{kind}/sample"),
        kind: s(kind),
        section: s(section),
        has_workouts: false,
        json_ld: some("{\"@context\":\"https://schema.org\"}"),
    }
}

fn crumbs(section: &str, title: &str) -> Vec<Crumb> {
    vec![
        Crumb { title: s("Home"), href: some("../index.html") },
        Crumb { title: s(section), href: some("index.html") },
        Crumb { title: s(title), href: None },
    ]
}

fn intro(kicker: &str, title: &str, lede: &str) -> Intro {
    Intro {
        kicker: some(kicker),
        title: s(title),
        aliases: vec![],
        lede: some(lede),
        byline: Some(Byline {
            author: Some(link("Jordan Reyes", "../authors/jordan.html")),
            reviewer: Some(link("Dr Lee", "../authors/dr-lee.html")),
            date: Some(Stamp { iso: s("2026-03-01"), text: s("1 March 2026") }),
            updated: Some(Stamp { iso: s("2026-06-12"), text: s("12 June 2026") }),
            reading: some("6 min read"),
        }),
        unreviewed: false,
        actions: true,
        extra: serde_json::Value::Null,
    }
}

fn bare(kicker: &str, title: &str, lede: &str) -> Intro {
    Intro { byline: None, actions: false, ..intro(kicker, title, lede) }
}

fn heading(id: &str, title: &str, level: u8) -> Heading {
    Heading { id: s(id), title: s(title), level }
}

fn body() -> Body {
    Body {
        html: s(r##"<h2 id="setup">Set-up</h2>
<ol class="steps"><li><strong>Stand over the bar.</strong> Mid-foot under the bar, feet hip-width apart.</li><li><strong>Set the back.</strong> Chest up, breath low in the belly.</li></ol>
<p>The bar stays close to <a href="#execution">the legs</a>, all the way.<sup class="note"><a href="#note-1" id="note-1-ref" role="doc-noteref" aria-label="Note 1">1</a></sup></p>
<aside class="callout callout-tip" role="note"><p class="callout-title">Tip</p>
<p>Film a set from the side: the bar should draw a straight line.</p></aside>
<aside class="callout callout-caution" role="note"><p class="callout-title">Caution</p><p>Stop where the back begins to round.</p></aside>
<aside class="callout callout-warning" role="note"><p class="callout-title">Warning</p><p>Collars on.</p></aside>
<aside class="callout callout-story" role="note"><p class="callout-title">Story</p><p>Anna came with a deadlift that hurt.</p></aside>
<aside class="callout callout-cta" role="note"><p class="callout-title">Start today</p><p>Take <a href="../programs/x.html">the program</a> with you.</p></aside>
<h2 id="execution">Execution</h2>
<blockquote><p>Push the wall behind you away.</p></blockquote>
<h3 id="loads">Loads</h3>
<table class="stack" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Level</th><th scope="col" role="columnheader">Sets</th><th scope="col" role="columnheader">Load</th></tr></thead><tbody role="rowgroup"><tr role="row"><th scope="row" role="rowheader">Beginner</th><td role="cell" data-label="Sets">3</td><td role="cell" data-label="Load">2–3 reps in reserve</td></tr><tr role="row"><th scope="row" role="rowheader">Advanced</th><td role="cell" data-label="Sets">4</td><td role="cell" data-label="Load">70–80% of 1RM</td></tr></tbody></table>
<ul><li class="task"><input type="checkbox" disabled checked aria-label="done"> Bar on the rack</li><li class="task"><input type="checkbox" disabled aria-label="to do"> Collars</li></ul>
<dl><dt>Hinge</dt><dd>Folding at the hips with nearly straight knees.</dd></dl>
<pre tabindex="0"><code class="code"><span class="c-comment"># a line of workout</span>
<span class="c-name">Back Squat</span><span class="c-punctuation">:</span> <span class="c-number">5</span> x <span class="c-number">6</span>, <span class="c-keyword">rest</span> <span class="c-number">3 min</span> and a line that is rather long so that it must scroll by itself</code></pre>
<section class="key" aria-labelledby="key"><h2 id="key">Key takeaways</h2><ul><li>Push the hips back.</li><li>Keep the bar on the legs.</li></ul></section>
<h2 id="questions">Questions</h2>
<details class="faq" id="q1"><summary>Straps or no straps?</summary><p>Use straps once grip decides when the set ends.</p></details>
<details class="faq" id="q2"><summary>How low?</summary><p>As low as you can with a flat back.</p></details>
<section class="footnotes" role="doc-endnotes" aria-label="Notes"><ol><li id="note-1">Measured with <code>calipers</code>. <a href="#note-1-ref">↩</a></li></ol></section>"##),
        contents: vec![
            heading("setup", "Set-up", 2),
            heading("execution", "Execution", 2),
            heading("loads", "Loads", 3),
            heading("questions", "Questions", 2),
        ],
        notes: vec![
            Note { title: Some(s("Front Squat")), address: s("exercises/front-squat.html") },
            Note { title: None, address: s("https://example.org/a") },
        ],
    }
}

fn map(prefix: &str) -> BodyMap {
    BodyMap {
        svg: Map {
            prefix,
            title: "Muscles worked",
            description: "Primary: hamstrings and glutes.",
            lit: &[
                lit("hamstrings", bodymap::Shade::Solid),
                lit("glutes", bodymap::Shade::Solid),
                lit("rotator-cuff", bodymap::Shade::Lattice),
                lit("erectors", bodymap::Shade::Striped),
                lit("forearms", bodymap::Shade::Striped),
                lit("upper-back", bodymap::Shade::Dotted),
            ],
        }
        .draw(),
        legend: vec![
            key(Shade::Lattice, "More than 20 sets a week", link("Rotator cuff", "../muscles/rotator-cuff.html")),
            key(Shade::Solid, "10 to 20 sets", link("Hamstrings", "../muscles/hamstrings.html")),
            key(Shade::Striped, "4 to 9 sets", link("Lower back", "../muscles/erectors.html")),
            key(Shade::Dotted, "Under 4 sets", link("Upper back", "../muscles/upper-back.html")),
        ],
    }
}

fn lit(muscle: &str, shade: bodymap::Shade) -> bodymap::Lit<'_> {
    bodymap::Lit { muscle, shade, name: s(muscle), href: Some(format!("../muscles/{muscle}.html")) }
}

fn key(shade: Shade, title: &str, muscle: Link) -> MapKey {
    MapKey { shade, title: s(title), muscles: vec![muscle] }
}

fn picture(name: &str, sized: bool) -> Picture {
    Picture {
        src: format!("{name}-720.jpg"),
        srcset: sized.then(|| format!("{name}-360.jpg 360w, {name}-720.jpg 720w")),
        sizes: s("auto, 42rem"),
        width: sized.then_some(720),
        height: sized.then_some(480),
        alt: format!("The {name}"),
        caption: Some(s(name)),
    }
}

fn menu() -> BodyMap {
    BodyMap { svg: bodymap::menu("menu", "Choose a muscle", |id| Some((s(id), format!("muscles/{id}.html")))), ..BodyMap::default() }
}

fn end() -> Ending {
    Ending {
        tags: vec![link("superset", "../tags/superset.html"), link("split", "../tags/split.html")],
        sources: vec![Source { text: s("Pelland et al., Resistance training dose-response, 2024"), href: some("https://example.org/") }],
        author: Some(AuthorBox {
            author: link("Jordan Reyes", "../authors/jordan.html"),
            bio: some("Coaches in a garage with too many plates."),
            place: some("Leeds"),
        }),
        next: vec![
            card("Muscle", "Hamstrings", "What they do, and every exercise for them."),
            card("Program", "Back and legs, twice a week", "A heavy Tuesday and a pump Friday."),
            card("Article", "How to brace", "Breathing and trunk pressure."),
        ],
    }
}

fn row(id: &str, title: &str, level: &str) -> Shared<ExerciseRow> {
    Shared::new(&ExerciseRow {
        id: s(id),
        title: s(title),
        href: format!("../exercises/{id}.html"),
        summary: some("Loads the hamstrings at long lengths."),
        pattern: Some(tag("hinge", "Hip hinge")),
        equipment: vec![tag("barbell", "Barbell"), tag("rack", "Rack")],
        level: tag(level, level),
        bias: Some(tag("stretch", "Stretched")),
        unreviewed: id == "nordic",
    })
}

fn exercises() -> ExerciseTable {
    let choices = vec![tag("beginner", "Beginner"), tag("intermediate", "Intermediate")];
    ExerciseTable {
        id: s("exercise-list"),
        caption: s("Exercises for the hamstrings"),
        filters: vec![
            Filter { name: s("level"), title: s("Level"), choices },
            Filter {
                name: s("equipment"),
                title: s("Equipment"),
                choices: vec![tag("barbell", "Barbell"), tag("machine", "Machine"), tag("rack", "Rack"), tag("dumbbell", "Dumbbells")],
            },
        ],
        groups: vec![
            ExerciseGroup {
                role: Some(tag("primary", "Prime mover")),
                rows: vec![row("rdl", "Romanian Deadlift", "intermediate"), row("curl", "Leg Curl", "beginner")],
            },
            ExerciseGroup { role: Some(tag("secondary", "Helper")), rows: vec![row("nordic", "Nordic Curl", "advanced")] },
        ],
        count: 3,
    }
}

fn programs() -> ProgramTable {
    let row = ProgramRow {
        title: s("Back and legs, twice a week"),
        href: s("../programs/x.html"),
        summary: some("A heavy Tuesday and a pump Friday."),
        goal: Some(tag("hypertrophy", "Muscle growth")),
        level: Some(tag("intermediate", "Intermediate")),
        days: s("2 days a week"),
        day_counts: vec![2],
        weeks: some("8 weeks"),
        minutes: some("65–80 min"),
    };
    let goals = vec![tag("hypertrophy", "Muscle growth"), tag("strength", "Strength")];
    let filters = vec![Filter { name: s("goal"), title: s("Goal"), choices: goals }];
    ProgramTable {
        id: s("program-list"),
        caption: s("Programs"),
        filters,
        count: 2,
        rows: vec![Shared::new(&row), Shared::new(&ProgramRow { minutes: None, weeks: None, ..row })],
    }
}

fn effort(text: &str, spoken: &str, load: Option<Load>) -> Effort {
    Effort { text: s(text), spoken: s(spoken), sets: 3, dose: some("8–10"), load }
}

fn load(text: &str, percent: Option<&str>) -> Load {
    Load {
        text: s(text),
        spoken: s(text),
        percent: percent.map(s),
        percent_to: percent.map(|_| s("80")),
        of: percent.map(|_| s("deadlift")),
    }
}

fn superset(place: SupersetPlace) -> Superset {
    Superset { letter: s("C"), title: s("Superset C"), place }
}

fn lift(title: &str) -> Lift {
    Lift { title: s(title), href: some("../exercises/x.html") }
}

fn sample(id: &str) -> Sample {
    let mut table = WorkoutTable { title: None, ..session(&format!("{id}-table"), false) };
    table.asked = Some(Asked {
        text: s("Legs, at most 60 minutes, for an intermediate lifter"),
        href: some("../method.html"),
        notes: vec![AskedNote { kind: s("caution"), text: s("Stop when the lower back hurts.") }],
    });
    for (n, row) in table.rows.iter_mut().enumerate() {
        row.key = format!("{id}.{n}");
        row.reasons = vec![Reason { text: format!("Reason {n}"), href: some("../method.html#h2") }];
    }
    Sample { id: s(id), title: s("In the gym"), table }
}

pub(crate) fn session(id: &str, log: bool) -> WorkoutTable {
    let rest = |text: &str, seconds| Some(Rest { text: s(text), spoken: s(text), seconds });
    let row = WorkoutRow { sets: 4, ..WorkoutRow::default() };
    WorkoutTable {
        id: s(id),
        asked: None,
        title: some("Deadlift day"),
        level: 3,
        caption: s("Deadlift day: exercises, sets and rest"),
        day: some("Tuesday"),
        minutes: some("about 65 min"),
        warm_up: Some(WorkoutEnd {
            time: some("10–15 min"),
            items: vec![Link { title: s("light cardio"), href: None }, link("cat-cow", "../exercises/cat-cow.html")],
        }),
        rows: vec![
            WorkoutRow {
                label: s("A"),
                lift: lift("Barbell Deadlift"),
                alternatives: vec![lift("Trap-Bar Deadlift")],
                efforts: vec![
                    effort("5 × 5", "5 sets of 5 repetitions", Some(load("75% 1RM", Some("75")))),
                    effort("1 × 5+", "1 set of 5 or more repetitions", Some(load("80% 1RM", Some("80")))),
                ],
                rest: rest("3 min", 180),
                ramp: some("2 ramp sets"),
                tempo: Some(Said { text: s("3-1-1-0"), spoken: s("3 seconds down, 1 at the bottom, 1 up") }),
                note: some("belt from the third set"),
                key: format!("{id}-1"),
                sets: 6,
                ..row.clone()
            },
            WorkoutRow {
                label: s("B"),
                lift: Lift { title: s("An Unknown Row"), href: None },
                efforts: vec![effort("4 × 10–12", "4 sets of 10 to 12 repetitions", Some(load("RPE 8", None)))],
                rest: rest("2–3 min", 120),
                technique: Some(Said { text: s("drop set"), spoken: s("a drop set at the end") }),
                key: format!("{id}-2"),
                ..row.clone()
            },
            WorkoutRow {
                label: s("C1"),
                superset: Some(superset(SupersetPlace::First)),
                lift: lift("Leg Press"),
                efforts: vec![effort("4 × 10", "4 sets of 10 repetitions", None)],
                key: format!("{id}-3"),
                reasons: vec![Reason { text: s("The knee work this session still needed"), href: some("../method.html#h10") }],
                ..row.clone()
            },
            WorkoutRow {
                label: s("C2"),
                superset: Some(superset(SupersetPlace::Last)),
                lift: lift("Single-Arm Dumbbell Row"),
                efforts: vec![effort("4 × 10/side", "4 sets of 10 repetitions each side", None)],
                rest: rest("90 s", 90),
                key: format!("{id}-4"),
                ..row
            },
        ],
        cool_down: Some(WorkoutEnd { time: None, items: vec![Link { title: s("hamstrings, lats"), href: None }] }),
        credits: vec![
            Credit { muscle: link("Hamstrings", "../muscles/hamstrings.html"), sets: s("6") },
            Credit { muscle: link("Lats", "../muscles/lats.html"), sets: s("4½") },
        ],
        has_load: true,
        has_rest: true,
        has_notes: true,
        log,
    }
}

fn volume() -> Volume {
    let row = |title: &str, sets: &str, band, band_title: &str, percent| VolumeRow {
        muscle: link(title, "../muscles/x.html"),
        sets: s(sets),
        band,
        band_title: s(band_title),
        percent,
    };
    Volume {
        caption: s("Fractional sets a week"),
        note: some("A set counts one for each prime mover and a half for each helper."),
        rows: vec![
            row("Hamstrings", "22", Band::High, "High", 100),
            row("Glutes", "14½", Band::Typical, "Typical", 66),
            row("Lower back", "6", Band::Some, "Some", 27),
            row("Forearms", "2½", Band::Low, "Low", 11),
        ],
    }
}

fn entry(id: &str, title: &str) -> Shared<MuscleEntry> {
    Shared::new(&MuscleEntry {
        id: s(id),
        title: s(title),
        href: format!("../muscles/{id}.html"),
        latin: some("m. gluteus maximus"),
        count: 14,
    })
}

fn sets() -> Vec<MuscleSet> {
    ["Legs", "Glutes", "Back", "Arms"]
        .into_iter()
        .map(|g| MuscleSet {
            group: link(g, "../groups/x.html"),
            muscles: vec![entry("quads", "Quadriceps"), entry("hamstrings", "Hamstrings"), entry("calves", "Calves")],
        })
        .chain([MuscleSet { group: Link { title: s("Neck"), href: None }, muscles: vec![entry("neck", "Neck")] }])
        .collect()
}

fn uses() -> Vec<ProgramUse> {
    vec![ProgramUse {
        card: card("Program", "Back and legs", ""),
        sets: s("11½ sets a week"),
        band: Band::Typical,
        band_title: s("Typical"),
    }]
}

pub(crate) fn page() -> PageView {
    PageView {
        head: head("page", "", ""),
        crumbs: crumbs("Pages", "About"),
        intro: intro("About", "About this guide", "Who writes it."),
        body: body(),
        end: end(),
    }
}

/// Calls `with` with every template, the address of its page and its view.
pub(crate) fn each(with: &mut dyn FnMut(&str, &str, &dyn View)) {
    let groups = |id: &str, title: &str| CardGroup {
        id: s(id),
        title: s(title),
        cards: vec![card("Exercise", "Good Morning", "The bar on the back."), card("Exercise", "Stiff-Leg Deadlift", "From the floor.")],
    };
    with(
        "exercise.html",
        "exercises/rdl.html",
        &ExerciseView {
            head: Head { has_workouts: true, ..head("exercise", "exercises", "../") },
            crumbs: crumbs("Exercises", "Romanian Deadlift"),
            intro: Intro {
                aliases: vec![s("RDL")],
                unreviewed: true,
                ..intro(
                    "Hip hinge · Barbell",
                    "Romanian Deadlift",
                    "A hip hinge that loads the hamstrings and glutes at long muscle lengths.",
                )
            },
            facts: vec![
                fact("Level", &["Intermediate"]),
                fact("Equipment", &["Barbell", "Rack"]),
                fact("Pattern", &["Hip hinge"]),
                fact("Type", &["Compound"]),
                fact("Load on the spine", &["3 of 4"]),
            ],
            cues: vec![s("Push the hips back"), s("Bar close to the legs")],
            map: map("m1"),
            media: Gallery {
                pictures: vec![picture("start", true), picture("end", false)],
                films: vec![
                    Film {
                        href: s("https://vimeo.com/1"),
                        title: s("RDL"),
                        host: Some(s("Vimeo")),
                        player: Some(s("https://player.vimeo.com/video/1")),
                        file: false,
                    },
                    Film { href: s("rdl.mp4"), title: s("RDL in two minutes"), file: true, ..Film::default() },
                ],
            },
            body: body(),
            variations: vec![groups("easier", "Easier"), groups("harder", "Harder")],
            programs: vec![card("Program", "Back and legs", "Twice a week.")],
            articles: vec![card("Article", "Hinge or squat?", "Both.")],
            end: end(),
        },
    );
    with(
        "program.html",
        "programs/back-and-legs.html",
        &ProgramView {
            head: head("program", "programs", "../"),
            crumbs: crumbs("Programs", "Back and legs"),
            intro: intro("Program · 8 weeks", "Back and legs, twice a week", "A heavy Tuesday and a pump Friday."),
            facts: vec![
                fact("Goal", &["Muscle growth"]),
                fact("Level", &["Intermediate"]),
                fact("Days a week", &["2"]),
                fact("Weeks", &["8"]),
                fact("Equipment", &["Barbell", "Rack", "Machine"]),
            ],
            body: Body { html: s("<p>For lifters with two days a week.</p>"), contents: vec![], notes: vec![] },
            maxes: vec![MaxLift { id: s("deadlift"), title: s("Deadlift") }, MaxLift { id: s("squat"), title: s("Back squat") }],
            weeks: vec![
                Week {
                    id: s("week-1"),
                    title: s("Weeks 1–7"),
                    short: s("1–7"),
                    numbers: (1..=7).collect(),
                    phase: some("Base"),
                    note: None,
                    sessions: vec![
                        session("w1-1", true),
                        WorkoutTable { rows: session("w1-2", true).rows[2..].to_vec(), has_load: false, ..session("w1-2", true) },
                    ],
                },
                Week {
                    id: s("week-8"),
                    title: s("Week 8"),
                    short: s("8"),
                    numbers: vec![8],
                    phase: None,
                    note: some("Deload: two thirds of the sets, RPE two lower."),
                    sessions: vec![session("w8-1", true)],
                },
            ],
            volume: Some(volume()),
            map: map("m1"),
            progression: some("Add a rep a week; at the top of the range add 2.5 kg and start again."),
            end: end(),
        },
    );
    with(
        "muscle.html",
        "muscles/hamstrings.html",
        &MuscleView {
            head: head("muscle", "muscles", "../"),
            crumbs: crumbs("Muscles", "Hamstrings"),
            intro: bare("Legs", "Hamstrings", "They bend the knee and extend the hip."),
            function: some("The hamstrings bend the knee and help the glutes to extend the hip."),
            facts: vec![
                fact("Latin", &["mm. ischiocrurales"]),
                fact("Opposite", &["Quadriceps"]),
                fact("In this guide", &["8 exercises, 2 programs"]),
            ],
            map: map("m1"),
            exercises: exercises(),
            samples: vec![sample("sample-1")],
            guidance: vec![s("Under 4 sets a week: low."), s("10 to 20: typical.")],
            programs: uses(),
            body: Body { html: s("<h2 id=\"how\">How to train them</h2><p>One hinge and one curl.</p>"), contents: vec![], notes: vec![] },
            anatomy: vec![Anatomy {
                id: s("biceps-femoris"),
                title: s("Biceps femoris"),
                latin: some("m. biceps femoris"),
                function: some("Bends the knee."),
                html: s("<p>It crosses two joints.</p>"),
            }],
            articles: vec![card("Article", "Sore or strained?", "How to tell.")],
            end: end(),
        },
    );
    with(
        "group.html",
        "groups/legs.html",
        &GroupView {
            head: head("group", "muscles", "../"),
            crumbs: crumbs("Muscles", "Legs"),
            intro: bare("Muscle group", "Legs", "Everything below the hips."),
            function: some("The legs carry, lower and lift the body."),
            facts: vec![fact("Muscles", &["7"]), fact("Exercises", &["41"])],
            map: map("m1"),
            muscles: vec![entry("quads", "Quadriceps"), entry("hamstrings", "Hamstrings")],
            exercises: exercises(),
            samples: vec![sample("sample-1"), sample("sample-2")],
            pairs: vec![link("Back and legs in one session", "../pairs/back-and-legs.html")],
            programs: uses(),
            body: Body::default(),
            articles: vec![],
            end: Ending::default(),
        },
    );
    with(
        "pair.html",
        "pairs/back-and-legs.html",
        &PairView {
            head: head("pair", "programs", "../"),
            crumbs: crumbs("Programs", "Back and legs"),
            intro: bare("Worked out", "Back and legs in one session", "The same hour in every order."),
            orders: vec![PairOrder {
                order: link("Back first", "#sample-1"),
                suits: s("Who wants the back to grow"),
                first: link("Pull-Up", "../exercises/x.html"),
                minutes: s("58 min"),
                sets: s("17½"),
                spine: s("15.6"),
            }],
            same: vec!["“Legs first” and “Sequential” come out the same here.".into()],
            lines: vec![PairLine {
                place: 1,
                cells: vec![PairCell {
                    order: s("Back first"),
                    lift: Some(link("Pull-Up", "../exercises/x.html")),
                    effort: s("3–4 × 6–10"),
                }],
            }],
            samples: vec![sample("sample-1")],
        },
    );
    with(
        "method.html",
        "method.html",
        &MethodView {
            head: head("method", "", ""),
            crumbs: crumbs("Programs", "How workouts are worked out"),
            intro: bare("", "How workouts are worked out", "By these rules."),
            rules: vec![MethodRule { id: s("h3"), title: s("H3: spine neighbours"), text: s("Two heavy lifts never stand together.") }],
        },
    );
    with(
        "muscles.html",
        "muscles/index.html",
        &MusclesView {
            head: head("muscles", "muscles", "../"),
            crumbs: crumbs("Muscles", "All"),
            intro: bare("Muscles", "Every muscle", "Choose one on the map or in the list."),
            map: menu(),
            groups: sets(),
        },
    );
    with(
        "home.html",
        "index.html",
        &HomeView {
            head: head("home", "", ""),
            intro: bare("", "The Posterior Chain Guide", "Back, glutes and legs, trained together or apart"),
            body: Body { html: s("<p>Start with a muscle, a program or a question.</p>"), contents: vec![], notes: vec![] },
            map: menu(),
            groups: sets(),
            exercises: vec![card("Exercise", "Goblet Squat", "A deep squat with one dumbbell.")],
            all_exercises: some("exercises/index.html"),
            programs: vec![
                card("Program", "Back and legs", "Twice a week."),
                card("Program", "Glutes and legs", "Three days."),
                card("Program", "Forty-five minutes", "When time is short."),
            ],
            all_programs: some("programs/index.html"),
            articles: vec![card("Article", "Can you train back and legs together?", "Yes – if the order is planned.")],
            all_articles: some("articles/index.html"),
            levels: vec![Shared::new(&tag("beginner", "Beginner")), Shared::new(&tag("intermediate", "Intermediate"))],
            end: end(),
        },
    );
    with(
        "article.html",
        "articles/back-and-legs.html",
        &ArticleView {
            head: head("article", "articles", "../"),
            crumbs: crumbs("Articles", "Back and legs"),
            intro: intro(
                "Programming",
                "Can you train back and legs together?",
                "Yes – if the order, the volume and the spine's load are planned.",
            ),
            suited_for: some("Intermediate lifters with two or three days a week"),
            body: body(),
            map: Some(map("m1")),
            mentions: vec![LinkGroup {
                title: s("Exercises named here"),
                links: vec![Shared::new(&Tag { count: None, ..tag("rdl", "Romanian Deadlift") })],
            }],
            end: end(),
        },
    );
    with(
        "author.html",
        "authors/jordan.html",
        &AuthorView {
            head: head("author", "", "../"),
            crumbs: crumbs("Authors", "Jordan"),
            intro: bare("Author", "Jordan Reyes", "Coaches in a garage."),
            place: some("Leeds"),
            url: some("https://example.org"),
            body: Body::default(),
            works: vec![groups("works", "Articles")],
            end: end(),
        },
    );
    let others = Some(LinkGroup {
        title: s("Other patterns"),
        links: vec![Shared::new(&tag("squat", "Squat")), Shared::new(&tag("lunge", "Lunge"))],
    });
    with(
        "list.html",
        "patterns/hinge.html",
        &ListView {
            head: head("list", "exercises", "../"),
            crumbs: crumbs("Patterns", "Hip hinge"),
            intro: bare("Pattern", "Hip hinge", "The hips fold over nearly straight knees."),
            count: s("3 exercises, 2 programs"),
            exercises: Some(exercises()),
            programs: Some(programs()),
            cards: vec![groups("articles", "Articles")],
            others,
        },
    );
    with(
        "section.html",
        "exercises/index.html",
        &SectionView {
            head: head("section", "exercises", "../"),
            crumbs: crumbs("Exercises", "All"),
            intro: bare("Exercises", "Every exercise", "By pattern, equipment and level."),
            body: Body::default(),
            count: s("3 exercises"),
            ways: vec![LinkGroup {
                title: s("By pattern"),
                links: vec![Shared::new(&tag("hinge", "Hip hinge")), Shared::new(&tag("squat", "Squat"))],
            }],
            exercises: Some(exercises()),
            programs: Some(programs()),
            cards: vec![groups("programming", "Programming")],
        },
    );
    with(
        "search.html",
        "search.html",
        &SearchView {
            head: head("search", "search", ""),
            crumbs: crumbs("Search", "All"),
            intro: bare("Search", "Search", "Type a name, a muscle or a question."),
            ways: vec![LinkGroup { title: s("By pattern"), links: vec![Shared::new(&tag("hinge", "Hip hinge"))] }],
        },
    );
    let term = GlossaryEntry {
        id: s("rpe"),
        title: s("RPE"),
        href: s("rpe.html"),
        aliases: vec![s("Rate of perceived exertion")],
        summary: some("How hard a set was, from 1 to 10."),
    };
    with(
        "glossary.html",
        "glossary/index.html",
        &GlossaryView {
            head: head("glossary", "glossary", "../"),
            crumbs: crumbs("Glossary", "All"),
            intro: bare("Glossary", "Training terms", "In a sentence each."),
            letters: vec![GlossaryLetter { id: s("letter-r"), letter: s("R"), terms: vec![term] }],
        },
    );
    with(
        "term.html",
        "glossary/rpe.html",
        &TermView {
            head: head("term", "glossary", "../"),
            crumbs: crumbs("Glossary", "RPE"),
            intro: bare("Term", "RPE", "How hard a set was."),
            body: Body::default(),
            articles: vec![card("Article", "RPE in practice", "Without a calculator.")],
            end: Ending::default(),
        },
    );
    with("page.html", "about.html", &page());
    with(
        "404.html",
        "404.html",
        &NotFoundView {
            head: head("404", "", "https://example.org/guide/"),
            intro: bare("404", "Nothing here", "The page has moved, or never was."),
            ways: vec![Card {
                kicker: s("Home"),
                title: s("The Posterior Chain Guide"),
                href: s("https://example.org/guide/index.html"),
                summary: some("Begin at the beginning."),
                note: None,
            }],
        },
    );
    with(
        "redirect.html",
        "exercises/old.html",
        &RedirectView { title: s("Romanian Deadlift"), href: s("rdl.html"), canonical: some("https://example.org/exercises/rdl.html") },
    );
}
