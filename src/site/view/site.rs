//! What is the same on every page, and what stands in a page's head.

use serde::Serialize;

/// The guide itself: the same on every page, under the name `site`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Site {
    /// The guide's title.
    pub title: String,
    /// One line about it.
    pub tagline: Option<String>,
    /// The language of its texts, as in HTML: `en`.
    pub language: String,
    /// What loads are written in.
    pub units: Units,
    /// The main navigation.
    pub nav: Vec<NavItem>,
    /// The licence of its texts, shown in the footer.
    pub licence: Option<String>,
    /// The guide's own picture beside its name: an address from the output's root.
    pub logo: Option<String>,
    /// Keeps what readers' browsers remember apart from other guides': short, stable, without spaces.
    pub key: String,
    /// The home page's address from the output's root: `index.html`.
    pub home: String,
}

/// What loads are written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Units {
    /// Kilograms.
    #[default]
    Kg,
    /// Pounds.
    Lb,
}

/// An entry of the main navigation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct NavItem {
    /// What it says.
    pub title: String,
    /// Where it leads: from the output's root (a template puts `head.root` before it), or a full address when `external`.
    pub path: String,
    /// Whether it leads out of the guide.
    pub external: bool,
    /// The section that it stands for; pages whose `head.section` is the same mark it as current.
    pub section: String,
}

/// What stands in a page's `<head>`, and what the frame around a page needs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Head {
    /// The whole title of the browser's tab: `Romanian deadlift | The Posterior Chain Guide`.
    pub title: String,
    /// One sentence for search engines.
    pub description: Option<String>,
    /// The page's full address, where the guide has a `base_url`.
    pub canonical: Option<String>,
    /// The way to the output's root: empty, `../`, …; on 404.html the guide's `base_url`, or empty.
    pub root: String,
    /// The page's kind and id, unique in the guide: `exercise/front-squat`.
    pub id: String,
    /// What kind of page it is: `exercise`.
    pub kind: String,
    /// The section that the navigation marks: `exercises`; empty for none.
    pub section: String,
    /// Whether the page shows a workout that a reader can train from, so that it needs the rest timer and the gym view.
    pub has_workouts: bool,
    /// Structured data for search engines: one JSON text, safe inside a script element.
    pub json_ld: Option<String>,
}
