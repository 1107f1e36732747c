use crate::support::desk::Desk;

#[test]
fn today_first() {
    println!("{}", Desk::noodles().screen());
    let mut d = Desk::noodles();
    println!("{}", d.keys("2<enter>").screen());
    let mut d = Desk::noodles();
    println!("{}", d.keys("<enter>").screen());
    println!("{}", d.keys("l").screen());
    let mut d = Desk::noodles();
    println!("{}", d.keys("l2<enter>").size(80,24).screen());
    panic!();
}
