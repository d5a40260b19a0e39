//! Exports newspaper issues as PDF.
