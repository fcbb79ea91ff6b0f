//! Structured data for search engines (schema.org), as JSON that is safe inside a script element.

use serde_json::{Map, Value, json};

use crate::site::view::Head;
use crate::training::guide::Ref;

use super::Desk;

impl Desk<'_> {
    /// What a thing's page says of itself; nothing for kinds that search engines know nothing about.
    pub(super) fn structured(&self, thing: Ref, head: &Head) -> String {
        let meta = self.guide().meta(thing);
        let kind = match thing {
            Ref::Article(_) => "Article",
            Ref::Exercise(_) => "HowTo",
            Ref::Program(_) => "ExercisePlan",
            Ref::Term(_) => "DefinedTerm",
            Ref::Author(_) => "ProfilePage",
            _ => "WebPage",
        };
        let name = if matches!(thing, Ref::Article(_)) { "headline" } else { "name" };
        let mut object = Map::new();
        object.insert("@context".into(), "https://schema.org".into());
        object.insert("@type".into(), kind.into());
        object.insert(name.into(), (&*meta.title).into());
        insert(&mut object, "description", self.summary(thing));
        insert(&mut object, "url", head.canonical.clone());
        insert(&mut object, "datePublished", meta.date.map(|day| day.to_string()));
        insert(&mut object, "dateModified", meta.updated.map(|day| day.to_string()));
        if let Ref::Author(id) = thing {
            let person = &self.guide().authors[id];
            let mut about = Map::new();
            about.insert("@type".into(), "Person".into());
            about.insert("name".into(), (&*meta.title).into());
            insert(&mut about, "sameAs", person.url.as_ref().map(ToString::to_string));
            object.insert("mainEntity".into(), about.into());
        }
        if let Some(author) = meta.author.filter(|author| thing != Ref::Author(*author)) {
            object.insert("author".into(), json!({ "@type": "Person", "name": &*self.guide().authors[author].meta.title }));
        }
        let questions = self.site.prose(thing).map(|prose| &prose.fragment.questions[..]).unwrap_or_default();
        let object = Value::Object(object);
        if questions.is_empty() {
            return safe(&object);
        }
        let asked: Vec<Value> = questions
            .iter()
            .map(|q| json!({ "@type": "Question", "name": q.question, "acceptedAnswer": { "@type": "Answer", "text": q.answer } }))
            .collect();
        safe(&json!([object, { "@context": "https://schema.org", "@type": "FAQPage", "mainEntity": asked }]))
    }

    /// What the home page says of the guide.
    pub(super) fn structured_site(&self, head: &Head) -> String {
        let mut object = Map::new();
        object.insert("@context".into(), "https://schema.org".into());
        object.insert("@type".into(), "WebSite".into());
        object.insert("name".into(), (&*self.site.settings.title).into());
        insert(&mut object, "description", head.description.clone());
        insert(&mut object, "url", head.canonical.clone());
        if let Some(author) = self.guide().home.as_ref().and_then(|home| home.author) {
            object.insert("author".into(), json!({ "@type": "Person", "name": &*self.guide().authors[author].meta.title }));
        }
        safe(&Value::Object(object))
    }
}

fn insert(object: &mut Map<String, Value>, key: &str, value: Option<String>) {
    if let Some(value) = value {
        object.insert(key.to_owned(), value.into());
    }
}

/// JSON in which nothing ends a script element or a line of an old parser.
fn safe(value: &Value) -> String {
    value
        .to_string()
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn nothing_ends_the_script_element() {
        let text = safe(&serde_json::json!({ "a": "</script><!-- & \u{2028}" }));
        assert_eq!(text, r#"{"a":"\u003c/script\u003e\u003c!-- \u0026 \u2028"}"#);
        let back: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(back["a"], "</script><!-- & \u{2028}");
    }
}
