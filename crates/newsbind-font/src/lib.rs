//! The built-in fonts of newsbind: data only.
