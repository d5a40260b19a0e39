//! Features: which fields of which lines are looked at together.

use crate::field::{FIELDS, Field, Seen};

/// Fields looked at together, each of this line (0) or of one so many lines on (or back).
pub(crate) type Template = &'static [(Field, i8)];

use Field::*;

/// Every feature of a line is one of these templates with the values that its fields have there.
pub(crate) const TEMPLATES: &[Template] = &[
    // one field of the line and of its neighbours
    &[(Deficit, 0)],
    &[(Deficit, -1)],
    &[(Deficit, 1)],
    &[(Slack, 0)],
    &[(Slack, -1)],
    &[(End, 0)],
    &[(End, -1)],
    &[(First, 0)],
    &[(First, 1)],
    &[(Blank, 0), (BlankAfter, 0)],
    &[(Indent, 0), (Indent, 1)],
    &[(Indent, 0), (Indent, -1)],
    &[(Form, 0)],
    &[(Form, 1)],
    &[(Form, 2)],
    &[(Form, 3)],
    &[(Form, -1)],
    &[(Form, -2)],
    &[(Ending, 0)],
    &[(Ending, -1)],
    &[(Ending, 1)],
    &[(Block, 0), (Place, 0)],
    &[(Block, 0), (Place, 0), (Stops, 0)],
    &[(Length, 0), (Like, 0)],
    &[(Before, 0), (After, 0)],
    &[(Glue, 0), (Form, 0)],
    &[(Glue, 0), (Like, 0), (End, -1)],
    &[(Repeated, 0), (Edge, 0)],
    &[(Edge, 0), (Form, 0)],
    // does a paragraph begin here? the line before ended, and this one is set as a first line
    &[(Slack, 0), (End, 0)],
    &[(Deficit, 0), (End, 0)],
    &[(End, -1), (First, 0), (Slack, -1)],
    &[(End, -1), (Slack, -1), (Slack, 0)],
    &[(End, -1), (Deficit, -1), (Blank, 0)],
    &[(End, -1), (Blank, 0), (Slack, 0)],
    &[(End, -1), (Blank, 0), (BlankAfter, 0)],
    &[(End, -1), (First, 0), (Blank, 0)],
    &[(Deficit, 0), (End, 0), (Blank, 0)],
    &[(Deficit, -1), (Deficit, 0), (Blank, 0)],
    &[(Quote, 0), (End, -1), (Blank, 0)],
    &[(Joined, 0), (End, -1), (Blank, 0)],
    &[(Joined, 0), (Slack, -1), (Blank, 0)],
    &[(Cut, 0), (Blank, 0)],
    &[(Cut, 0), (Slack, -1), (Blank, 0)],
    &[(Cut, 0), (Like, 0), (Like, -1)],
    &[(Cut, 0), (Deficit, 0)],
    &[(Cut, 1), (Like, 0), (Blank, 0)],
    &[(Cut, 1), (Deficit, 0)],
    &[(LastWord, -1)],
    &[(LastWord, -1), (Blank, 0)],
    &[(LastWord, -1), (Like, 0)],
    &[(FirstWord, 0)],
    &[(FirstWord, 0), (Blank, 0)],
    &[(FirstWord, 0), (End, -1)],
    &[(FirstWord, 0), (Like, 0)],
    &[(FirstWord, 0), (Slack, -1)],
    &[(FirstWord, 1), (Like, 0)],
    &[(LastWord, 0), (Like, 0)],
    &[(LastWord, 0), (BlankAfter, 0)],
    &[(Airy, 0), (Blank, 0), (End, -1)],
    &[(Airy, 0), (Slack, 0), (End, -1)],
    &[(Worn, 0), (Blank, 0), (End, -1)],
    // is it a headline, and of which article?
    &[(Worn, 0), (Like, 0)],
    &[(Worn, 0), (Like, 0), (Blank, 0), (BlankAfter, 0)],
    &[(Like, 0), (Blank, 0), (BlankAfter, 0)],
    &[(Like, 0), (End, -1), (First, 1)],
    &[(Like, 0), (Like, 1), (Like, -1)],
    &[(Like, 0), (Form, 1), (End, -1)],
    &[(Like, 0), (Form, 1), (Form, -1)],
    &[(Like, 0), (Form, 2), (Blank, 0)],
    &[(Like, 0), (Before, 0), (After, 0)],
    &[(Like, 0), (Deficit, 0), (Blank, 0)],
    &[(Like, 0), (Joined, 0), (Joined, 1)],
    &[(Like, 0), (Topic, 0)],
    &[(Like, 0), (Topic, 0), (Habit, 0)],
    &[(Like, 0), (Habit, 0), (Blank, 0), (BlankAfter, 0)],
    &[(Like, 0), (Habit, 0), (Form, 1)],
    &[(Like, 0), (Habit, 0), (End, -1)],
    &[(Like, -1), (Topic, -1), (Form, 0)],
    &[(Like, -1), (Habit, 0), (End, -1), (Blank, 0)],
    &[(Habit, 0), (Form, 0), (End, -1)],
    &[(Length, 0), (Like, 0), (BlankAfter, 0)],
    &[(Deficit, 0), (Slack, 1), (Like, 0)],
    &[(Like, 0), (Small, 0), (Commas, 0)],
    &[(Like, 0), (Small, 0), (Block, 0)],
    &[(Like, 0), (Behind, 0), (Ahead, 0)],
    &[(Like, 0), (Behind, 0), (AheadSlack, 0)],
    &[(Like, 0), (Behind, 0), (Topic, 0)],
    &[(Like, 0), (Ahead, 0), (Habit, 0)],
    &[(Like, 0), (Behind, 0), (Deficit, 0)],
    &[(Like, 0), (Behind, 0), (Joined, 0)],
    &[(Like, 0), (Behind, 0), (Commas, 0)],
    &[(Like, 0), (Behind, 0), (First, 0)],
    &[(Like, 0), (Behind, 0), (Block, 0), (Blank, 0)],
    // do the rows of one headline stand apart?
    &[(Apart, 0), (Like, -1), (Like, 0), (Blank, 0)],
    &[(Apart, 0), (Length, -1), (Length, 0), (Blank, 0)],
    &[(Apart, 0), (Length, 0), (Length, 1), (BlankAfter, 0)],
    // does an article begin here?
    &[(Form, 0), (End, -1)],
    &[(Form, 0), (Blank, 0), (End, -1)],
    &[(Form, 0), (Like, -1)],
    &[(Form, 0), (Like, -1), (Form, -1)],
    &[(Form, 0), (Length, 0), (Blank, 0)],
    &[(Ending, -1), (Blank, 0), (Like, 0)],
    // does another measure begin here?
    &[(Shift, 0)],
    &[(ShiftFar, 0)],
    &[(Shift, 0), (ShiftFar, 0), (End, -1)],
    &[(Shift, 0), (Form, 0), (End, -1)],
    &[(ShiftFar, 0), (Form, 0), (Blank, 0)],
    &[(Shift, 0), (Like, 0), (Blank, 0)],
    &[(Shift, 0), (Like, 0), (Behind, 0)],
    &[(ShiftFar, 0), (Like, 0), (Behind, 0)],
    &[(Shift, -1), (Like, -1), (Form, 0)],
    &[(ShiftFar, -1), (Like, -1), (Form, 0)],
    &[(Shift, -1), (Like, -1), (Like, 0)],
    &[(Shift, 0), (End, -1), (Slack, -1)],
    &[(Shift, 0), (Topic, 0), (Like, 0)],
    // does another story begin here?
    &[(Like, 0), (Above, 0), (Below, 0)],
    &[(Kin, 0), (Like, 0)],
    &[(Kin, 0), (Form, 0), (End, -1)],
    &[(Kin, 0), (Shift, 0), (Like, 0)],
    &[(Kin, 0), (Above, 0), (Below, 0)],
    &[(Kin, 0), (Like, 0), (Behind, 0)],
    &[(Kin, -1), (Like, -1), (Form, 0)],
    &[(KinFar, 0), (Like, 0)],
    &[(KinFar, 0), (Form, 0), (End, -1)],
    &[(Kin, 0), (KinFar, 0), (Like, 0)],
    &[(KinFar, 0), (Shift, 0), (Like, 0)],
    &[(KinFar, 0), (Above, 0), (Below, 0)],
    // captions
    &[(BlockEnding, 0)],
    &[(BlockEnding, 0), (Blank, 0)],
    &[(BlockEnding, 0), (Block, 0)],
    &[(BlockEnding, 0), (Place, 0), (Block, 0)],
    &[(BlockEnding, 0), (Before, 0), (Blank, 0)],
    &[(BlockEnding, 0), (Stops, 0), (Form, 0)],
    &[(Ending, 0), (Place, 0), (Block, 0)],
];

/// The features of all templates in one numbering.
#[derive(Clone, Debug)]
pub(crate) struct Features {
    pub(crate) templates: Vec<Template>,
    /// Where each template's numbers begin, and its fields.
    numbers: Vec<(u32, [Step; LONGEST])>,
    /// How many features there are.
    pub(crate) count: usize,
}

/// A field of a template.
#[derive(Clone, Copy, Debug)]
struct Step {
    /// Where the field stands among all that is seen of the lines nearby.
    at: usize,
    /// How many values the field has.
    size: u32,
}

impl Step {
    /// Behind a template's last field: leaves the number as it is.
    const NONE: Self = Self { at: NEAR - 1, size: 1 };
}

/// So many fields a template has at most.
const LONGEST: usize = 4;

/// How many lines before and after a line its features look at.
const BEFORE: usize = 2;
const AFTER: usize = 3;

/// Room for all fields of these lines and a 0: a power of two, within which places need no check.
const NEAR: usize = ((BEFORE + 1 + AFTER) * FIELDS + 1).next_power_of_two();

impl Features {
    /// Of some templates.
    pub(crate) fn of_templates(templates: Vec<Template>) -> Self {
        let mut numbers = Vec::with_capacity(templates.len());
        let mut count = 0_u32;
        let step = |(field, offset): &(Field, i8)| Step {
            at: BEFORE.wrapping_add_signed((*offset).into()) * FIELDS + *field as usize,
            size: field.size() as u32,
        };
        for template in &templates {
            let mut steps = [Step::NONE; LONGEST];
            steps[..template.len()].iter_mut().zip(*template).for_each(|(at, of)| *at = step(of));
            numbers.push((count, steps));
            let sizes = template.iter().map(|(field, _)| field.size());
            count += u32::try_from(sizes.product::<usize>()).unwrap_or(u32::MAX);
        }
        Self { templates, numbers, count: count as usize }
    }

    /// The features of line `at`, one for each template.
    pub(crate) fn of(&self, page: &[Seen], at: usize, features: &mut Vec<u32>) {
        let mut near = [0; NEAR];
        for (i, near) in near.chunks_exact_mut(FIELDS).take(BEFORE + 1 + AFTER).enumerate() {
            let line = (at + i).checked_sub(BEFORE).and_then(|at| page.get(at));
            near.copy_from_slice(line.unwrap_or(&Seen::BEYOND).all());
        }
        features.clear();
        let take = |number: u32, step: &Step| number * step.size + u32::from(near[step.at % NEAR]);
        features.extend(self.numbers.iter().map(|(base, own)| base + own.iter().fold(0, take)));
    }

    /// The number of the first feature of a template.
    pub(crate) fn base(&self, template: usize) -> u32 {
        self.numbers[template].0
    }
}

/// The name of a template in the tables of weights: `end-1.first.slack-1`.
pub(crate) fn name(template: Template) -> String {
    let field = |(field, offset): &(Field, i8)| match offset {
        0 => field.name(),
        _ => format!("{}{offset:+}", field.name()),
    };
    template.iter().map(field).collect::<Vec<_>>().join(".")
}
