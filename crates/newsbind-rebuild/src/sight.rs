//! Sights: small numbers that are seen of something, with a name for each and for each of its
//! values.

/// The upper edges of classes of numbers: those of their values that begin with `<`.
pub(crate) struct Edges {
    edges: Vec<f32>,
    /// The value of the first class.
    first: usize,
}

impl Edges {
    pub(crate) fn of(values: &[&str]) -> Self {
        let edge = |value: &&str| value.strip_prefix('<').and_then(|edge| edge.parse().ok());
        let edges: Vec<f32> = values.iter().filter_map(edge).collect();
        Self { first: values.len() - (edges.len() + 1).min(values.len()), edges }
    }

    /// The value for a number: the first class whose upper edge is above it.
    pub(crate) fn class(&self, x: f32) -> usize {
        self.first + self.edges.partition_point(|edge| x >= *edge)
    }
}

/// Declares sights in one place: `Name: values` each, values by name. A sight of numbers has values
/// such as `<2`, which name the upper edges of their classes, and one for what is beyond the last.
macro_rules! sights {
    (
        $(#[$about:meta])*
        $visible:vis enum $name:ident {
            $($(#[$meaning:meta])* $sight:ident: $values:expr,)*
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        $visible enum $name {
            $($(#[$meaning])* $sight,)*
        }

        impl $name {
            /// All of them, in order.
            pub(crate) const ALL: [Self; [$(stringify!($sight)),*].len()] = [$(Self::$sight,)*];

            /// The name in the tables.
            pub(crate) fn name(self) -> String {
                format!("{self:?}").to_lowercase()
            }

            /// The names of its values.
            pub(crate) const fn values(self) -> &'static [&'static str] {
                const VALUES: &[&[&str]] = &[$($values,)*];
                VALUES[self as usize]
            }

            /// How many values it has.
            pub(crate) const fn size(self) -> usize {
                self.values().len()
            }

            /// The value for a number.
            pub(crate) fn class(self, x: f32) -> usize {
                static EDGES: std::sync::OnceLock<Vec<$crate::sight::Edges>> =
                    std::sync::OnceLock::new();
                let edges = EDGES.get_or_init(|| {
                    let sights = $name::ALL.iter();
                    sights.map(|sight| $crate::sight::Edges::of(sight.values())).collect()
                });
                edges[self as usize].class(x)
            }
        }
    };
}

pub(crate) use sights;
