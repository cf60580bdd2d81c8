import { listPhrases, type PlotWords } from './plot-words.js';

export const WESTERN: PlotWords = {
  years: [1864, 1894],
  needsGenreWord: true,
  places: listPhrases(`
    Amarillo / Santa Rosa / Dry Fork / Abilene / the Dakota Territory / Mercy Gulch / Laredo / Tombstone Flats /
    Red Bluff / Cimarron / Whiskey Creek / the Llano
  `),
  times: listPhrases(`1866 / 1869 / 1871 / 1874 / 1876 / 1878 / 1881 / 1883 / 1885 / 1889`),
  heroes: listPhrases(`
    marshal / rancher / bounty hunter / telegraph operator / cavalry scout / horse thief / frontier doctor /
    m:preacher / gunsmith / stagecoach driver / cattle rustler / f:saloon owner / m:ranch hand / trapper /
    schoolteacher
  `),
  traits: listPhrases(
    `aging / shaky-handed / one-eyed / wanted / homesteading / drifting / widowed / unarmed / half-frozen / sober`,
  ),
  tails: listPhrases(`
    with a price on {his} head / out of bullets / with a limp / turned honest / from back East / with a borrowed horse
  `),
  things: listPhrases(`
    payroll / piano / mission bell / wagonload of seed / printing press / racing mare / strongbox / church organ /
    chest of gold
  `),
  quests: listPhrases(`
    rides into a town that [jailed|hanged|buried] the wrong man /
    drives [two|four|nine] hundred head through the [winter|desert|flood] /
    holds the pass against [the railroad|the cattle barons|a hired army] / brings a prisoner to the noon train /
    stakes a claim on a dry river / goes after the brothers who burned the [barn|church|bridge] /
    takes the badge that nobody wants / carries {a thing} across the [badlands|border|reservation] /
    wins {a thing} in a card game and has to defend it /
    escorts {a thing} to the last fort before the [snow|war|railroad] comes /
    teaches a town of [cowards|gamblers|widows] to [shoot|read|stand together] /
    hires on with the man who [ruined|saved|betrayed] {him} /
    PG-13: digs three graves before breakfast and wants no fourth
  `),
  troubles: listPhrases(`
    the well goes dry / the stage comes in without a driver / the railroad buys the valley /
    the marshal is found drunk / the herd stampedes / a stranger pays in gold / the telegraph wire is cut
  `),
  turns: listPhrases(`
    the river comes back / the prisoner proves the better man / the whole town looks away /
    three riders appear on the ridge / the railroad sends its lawyer / the gold turns out to be brass /
    the preacher reaches for a rifle / the dust clears on an empty street / the horses bolt /
    an old posse rides again / the noon train fails to come / PG-13: the hanging starts early
  `),
  kinds: listPhrases(`
    a wide-open western / a lean frontier tale / a late western in fading light / a horse opera with manners /
    a western of few words
  `),
  openings: listPhrases(`
    The road to {place} is long and dry, and {hero} {quest} / Out past {place}, the law is {hero} who {quest} /
    A stranger comes to {place}: {hero} who {quest} / There is one bullet left in {place}, and {hero} {quest} /
    The winter of {time} is hard on {place}, and {hero} {quest}
  `),
  links: listPhrases(`
    At sundown, {turn} / At high noon, {turn} / When the dust settles, {turn} /
    The whole street goes quiet, and {turn} / Two days' ride from water, {turn} /
    There is nothing to do but wait, and {turn}
  `),
  remarks: listPhrases(`
    Shot under a very big sky. / The horse gets second billing. / They do not draw like this anymore. /
    Best with the sound up and the hat off. / With a shootout in real time.
  `),
  adjectives: listPhrases(`
    Dusty / Hanging / Lonesome / Crooked / Outlaw / Iron / Barbed / Sundown / Rawhide / Bitter / Broken / Wild /
    Painted / Unbranded
  `),
  nouns: listPhrases(`
    Stagecoach / Marshal / Saloon / Canyon / Saddle / Gallows / Homestead / Gunsmith / Prairie / Bounty / Trail /
    Posse / Mustang / Sheriff / Spur / Fort / Corral / Rustler / Six-Gun / Drifter
  `),
  titles: listPhrases(`
    {adj} {noun} / Ride to {place} / The {hero} of {place} / Last Train to {place} / Gunfire over {place} /
    {noun} at [Sundown|Noon|Dry Creek] / A {noun} for {name} / The {noun} Trail / The Man from {place} /
    {name} Rides Alone / Showdown in {place} / The {place} Gang / Seven Riders to {place}
  `),
};
