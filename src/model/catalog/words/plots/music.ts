import { listPhrases, type PlotWords } from './plot-words.js';

export const MUSIC: PlotWords = {
  years: [1924, 1989],
  needsGenreWord: true,
  heroes: listPhrases(`
    jazz singer / choirmaster / street drummer / torch singer / composer / trumpeter / dancer / piano tuner /
    bandleader / cabaret pianist / opera understudy / guitar maker / organist / songwriter / f:chorus girl
  `),
  traits: listPhrases(`
    washed-up / proud / self-taught / unknown / stage-shy / broke / restless / gifted / blind / barefoot
  `),
  tails: listPhrases(`
    without a band / in a steel town / after the accident / with perfect pitch / with one unfinished song /
    from the suburbs
  `),
  things: listPhrases(`
    trumpet / piano / jukebox / tour bus / violin / saxophone / accordion / drum kit / church organ / steel guitar
  `),
  quests: listPhrases(`
    drives a broken bus from gig to gig / forms an orchestra of [dockworkers|night nurses|widows] /
    gets one night at the greatest [ballroom|opera house|jazz club] in town /
    writes a [song|waltz|march] that everybody steals /
    hides from fame in [a country church|a hotel lounge|a music shop] /
    has six weeks to stage a [musical|requiem|revue] / teaches a [prison block|fishing crew|reform school] to sing /
    plays for {a thing} in a game of cards / rebuilds {a thing} from the parts of twelve others /
    follows a melody heard through a [wall|telephone|train window] /
    joins a band that has never [won|agreed on|finished] anything /
    has to sing in place of a star who [walked out|lost her voice|eloped]
  `),
  troubles: listPhrases(`
    the ballroom is sold / the bandleader disappears / the record company stops calling / the strings break /
    a rival steals the tune / the choir loses its tenor
  `),
  turns: listPhrases(`
    the record goes to number one in another name / the lead singer walks out / the lights fail and nobody leaves /
    an old rival asks for a duet / the hall is sold / the audience begins to sing / the bus breaks down for good /
    the right chord comes too late / the radio plays it at midnight / the drummer falls in love /
    a critic misses the train
  `),
  kinds: listPhrases(`
    a foot-stomping music film / a backstage musical / a love letter to the stage / a film that swings /
    a musical with grit under its nails
  `),
  openings: listPhrases(`
    In a smoky room in {place}, {hero} {quest} / One, two, three, four: {hero} {quest} /
    The stage door in {place} opens for {name}, {hero} who {quest} /
    The music never stops in {place}, where {hero} {quest} / With a borrowed suit and a borrowed song, {hero} {quest}
  `),
  links: listPhrases(`
    On opening night, {turn} / Before the second chorus, {turn} / The encore has to wait, since {turn} /
    In the last bars, {turn} / It is all in tune until {turn} / Between two shows, {turn}
  `),
  remarks: listPhrases(`
    With a score you will hum all week. / Every note was played live. / Fourteen songs, no dubbing. / Turn it up. /
    The soundtrack outsold the film.
  `),
  adjectives: listPhrases(`
    Electric / Minor / Velvet / Unplugged / Loud / Sweet / Syncopated / Slow / Blue / Midnight / Brass / Silver /
    Offbeat
  `),
  nouns: listPhrases(`
    Serenade / Encore / Trumpet / Chorus / Ballroom / Refrain / Jukebox / Overture / Soundcheck / Rhapsody / Lullaby /
    Tango / Duet / Nocturne / Bandstand / Symphony / Ballad / Waltz / Crescendo / Melody
  `),
  titles: listPhrases(`
    {place} {noun} / {noun} for {name} / The {place} {noun} / Play It for {name} / {noun} in {place} /
    The {adj} {noun} Band / One More {noun} / {name} Sings the Blues / The Last {noun} / {noun} in B Minor /
    {adj} {noun}
  `),
};
