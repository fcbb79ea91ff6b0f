//! The list of all pages for search engines.

use std::fmt::Write as _;

use super::Site;
use super::plan::Route;

/// `sitemap.xml`: every page but the 404 and old addresses, each with the day when it was last changed, if it says so.
pub(super) fn sitemap(site: &Site) -> String {
    let mut out =
        String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for (path, route) in site.plan.iter() {
        let day = match route {
            Route::Thing(thing) => {
                let meta = site.guide.meta(*thing);
                meta.updated.or(meta.date)
            }
            Route::Home | Route::Section(_) | Route::List(_) | Route::Pair(_) | Route::Method => None,
            Route::NotFound
            | Route::Redirect(_)
            | Route::Search
            | Route::Sitemap
            | Route::File(_)
            | Route::Picture { .. }
            | Route::Asset(_) => {
                continue;
            }
        };
        let Some(address) = site.absolute(path) else { continue };
        let escaped = crate::markup::escaped(&address);
        let day = day.map(|day| format!("<lastmod>{day}</lastmod>")).unwrap_or_default();
        let _ = writeln!(out, "<url><loc>{escaped}</loc>{day}</url>");
    }
    out.push_str("</urlset>\n");
    out
}
