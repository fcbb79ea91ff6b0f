//! Every link, picture and id of a built guide.

use std::collections::{BTreeMap, BTreeSet};

use ironleaf::base::OutPath;
use ironleaf::site::Site;
use scraper::{Html, Selector};

/// What is wrong with the links and ids of a site's pages; empty when nothing is.
///
/// Every `href`, `src` and `srcset` must lead to a file of the site and every `#place` to an id of its page; no id stands
/// twice in a page; no address begins with `/`; none leads out of the guide unless `written` says that an author wrote it.
pub(crate) fn faults(site: &Site, written: &dyn Fn(&str) -> bool) -> Vec<String> {
    let pages = html(site);
    let ids: BTreeMap<&str, BTreeSet<String>> = pages.iter().map(|(path, page)| (path.as_str(), ids(page).into_iter().collect())).collect();
    let mut faults = Vec::new();
    for (path, page) in &pages {
        let mut seen = BTreeSet::new();
        for id in self::ids(page) {
            if !seen.insert(id.clone()) {
                faults.push(format!("{path}: the id `{id}` stands twice"));
            }
        }
        for address in addresses(page) {
            if let Some(fault) = follow(site, path, &address, &ids, written) {
                faults.push(format!("{path}: {fault}"));
            }
        }
    }
    faults
}

/// Every page of a site, parsed.
pub(crate) fn html(site: &Site) -> Vec<(String, Html)> {
    let paths = site.plan().iter().map(|(path, _)| path.clone()).filter(|path| path.as_str().ends_with(".html"));
    paths.map(|path| (path.to_string(), Html::parse_document(&text(site, &path)))).collect()
}

/// A page of a site.
pub(crate) fn text(site: &Site, path: &OutPath) -> String {
    let bytes = site.draw(path).expect("every template can be drawn").expect("every planned address has a page");
    String::from_utf8(bytes.to_vec()).expect("pages are UTF-8")
}

fn ids(page: &Html) -> Vec<String> {
    let selector = Selector::parse("[id]").unwrap();
    page.select(&selector).filter_map(|e| e.value().attr("id")).map(str::to_owned).collect()
}

fn addresses(page: &Html) -> Vec<String> {
    let selector = Selector::parse("[href], [src], [srcset]").unwrap();
    let mut out = Vec::new();
    for element in page.select(&selector) {
        out.extend(["href", "src"].iter().filter_map(|name| element.value().attr(name)).map(str::to_owned));
        let set = element.value().attr("srcset").unwrap_or_default();
        out.extend(set.split(',').filter_map(|one| one.split_whitespace().next()).map(str::to_owned));
    }
    out
}

fn follow(
    site: &Site,
    from: &str,
    address: &str,
    ids: &BTreeMap<&str, BTreeSet<String>>,
    written: &dyn Fn(&str) -> bool,
) -> Option<String> {
    if address.starts_with("data:") {
        return None;
    }
    if address.starts_with('/') {
        return Some(format!("`{address}` begins at the host's root"));
    }
    if address.split_once(':').is_some_and(|(scheme, _)| scheme.chars().all(|c| c.is_ascii_alphanumeric())) {
        return (!written(address)).then(|| format!("`{address}` leads out of the guide, and no author wrote it"));
    }
    let (file, place) = address.split_once('#').map_or((address, None), |(file, place)| (file, Some(place)));
    let target = if file.is_empty() { from.to_owned() } else { join(from, file)? };
    if site.plan().get(&target).is_none() {
        return Some(format!("`{address}` leads to `{target}`, where nothing stands"));
    }
    let place = place.map(decode);
    match place {
        Some(place) if !ids.get(target.as_str()).is_some_and(|ids| ids.contains(&place)) => {
            Some(format!("`{address}`: `{target}` has no place `{place}`"))
        }
        _ => None,
    }
}

/// An address seen from a page, from the output's root; an address that leaves the output is kept as it is.
fn join(from: &str, address: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                if parts.pop().is_none() {
                    return Some(address.to_owned());
                }
            }
            part => parts.push(part),
        }
    }
    Some(decode(&parts.join("/")))
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        match (first, tail) {
            (b'%', [a, b, more @ ..]) => {
                let hex = [*a, *b];
                let digits = std::str::from_utf8(&hex).unwrap();
                bytes.push(u8::from_str_radix(digits, 16).unwrap());
                rest = more;
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap()
}
