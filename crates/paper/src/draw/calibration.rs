//! Observed against predicted, with intervals.

use super::frame::{Room, bottom_axis, heads, left_axis, tag, tick_room};
use super::measure::{short, width};
use super::scale::{Scale, Zero};
use super::scene::{Anchor, Ink, SMALL, Scene, Stroke, WIDTH, series};
use crate::chart::{Axis, Calibration};
use crate::text::Lang;
use crate::words;

const HEIGHT: f64 = 320.0;

pub(crate) fn draw(calibration: &Calibration, lang: Lang) -> Scene {
    let mut scene = Scene::default();
    let name = |part: &str| match calibration.label.get(lang) {
        "" => part.to_owned(),
        label => format!("{label}{}{part}", words::colon(lang)),
    };
    let top = heads(&mut scene, 0.0, &name(words::observed(lang)), "");
    let all = calibration.points.iter().flat_map(|point| [point.predicted, point.observed, point.low, point.high]);
    let scale = Scale::new(&Axis::new("", calibration.number), all, Zero::Shown, 6);
    let room = Room { left: tick_room(&scale), right: WIDTH - 22.0, top, bottom: top + HEIGHT };
    let (x, y) = (scale.clone().over(room.left, room.right), scale.over(room.bottom, room.top));
    left_axis(&mut scene, &y, room);
    scene.height = bottom_axis(&mut scene, &x, room, &name(words::predicted(lang)), true);
    scene.line(
        (room.left, room.bottom),
        (room.right, room.top),
        Stroke { ink: Ink::Axis, width: 1.3, dash: &[4.0, 3.0] },
    );
    tag(&mut scene, (room.right - 34.0, room.top + 12.0), Anchor::End, words::perfect(lang));
    let most = calibration.points.iter().map(|point| point.count).filter(|count| count.is_finite()).fold(1.0, f64::max);
    for point in calibration.points.iter().filter(|point| point.predicted.is_finite()) {
        let at = x.at(point.predicted);
        if point.low.is_finite() && point.high.is_finite() {
            scene.whisker_up(at, (y.at(point.low), y.at(point.high)), series(0));
        }
        if point.observed.is_finite() {
            let share = (point.count / most).clamp(0.0, 1.0);
            let radius = 3.0 + 5.0 * if share.is_finite() { share.sqrt() } else { 0.0 };
            scene.dot((at, y.at(point.observed)), radius, series(0));
            let words = short(point.name.get(lang), SMALL, 90.0);
            let beyond = at + radius + 5.0 + width(&words, SMALL) > room.right;
            let (x, anchor) =
                if beyond { (at - radius - 5.0, Anchor::End) } else { (at + radius + 5.0, Anchor::Start) };
            tag(&mut scene, (x, y.at(point.observed) + 4.0), anchor, &words);
        }
    }
    scene
}
