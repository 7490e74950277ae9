//! Choices that the instrument's file and a record name by an id.

/// Makes an enumeration whose choices have ids, so that a choice and its id stand in one place.
macro_rules! choices {
    ($(#[$about:meta])* $name:ident { $($(#[$said:meta])* $choice:ident = $id:literal,)+ }) => {
        $(#[$about])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
        )]
        pub enum $name {
            $($(#[$said])* $choice,)+
        }

        impl $name {
            /// Every choice, in the order of the instrument's file.
            pub const ALL: &'static [$name] = &[$($name::$choice,)+];

            /// The id by which the instrument's file and a record name it.
            pub fn id(self) -> &'static str {
                match self {
                    $($name::$choice => $id,)+
                }
            }

            /// The choice of that id, or none.
            pub fn from_id(id: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|choice| choice.id() == id)
            }
        }
    };
}

pub(crate) use choices;
