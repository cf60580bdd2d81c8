import { listPhrases, type PlotWords } from './plot-words.js';

export const FAMILY: PlotWords = {
  years: [1925, 1989],
  needsGenreWord: false,
  heroes: listPhrases(`
    f:girl / m:boy / f:grandmother / m:grandfather / inventor / stray dog / third-grader / paper boy / m:farm boy /
    f:tomboy / babysitter / school janitor / new kid
  `),
  traits: listPhrases(
    `shy / brave / freckled / stubborn / big-hearted / homesick / muddy / clever / bookish / left-out / cheerful`,
  ),
  tails: listPhrases(`
    with a pet goat / new in town / with an attic full of clocks / with excellent manners / on a motorcycle /
    with a very good idea
  `),
  things: listPhrases(`
    seal / puppy / robot / pony / goose / baby elephant / parrot / lamb / raccoon / sheepdog
  `),
  quests: listPhrases(`
    saves the town [library|playground|bakery] with {a thing} /
    sets out to build the tallest treehouse in [the county|the valley|the world] / finds a seal in the bathtub /
    brings a retired circus elephant back to her herd / has six days to learn to [swim|skate|whistle] /
    spends the holidays in a house full of [clocks|cousins|stray cats] / enters the soapbox derby with a bathtub /
    teaches {a thing} to [dance|come home|win a race] / hides {a thing} from the [landlady|mayor|whole school] /
    starts a [newspaper|zoo|rescue party] for lost pets / crosses the whole country alone, by [train|bus|ferry] /
    makes friends with the [grumpiest neighbor|loneliest horse|last whale] in the bay /
    has to put on the school play with no [stage|lines|costumes]
  `),
  troubles: listPhrases(`
    the circus leaves something behind / the snow closes the school / the ice-cream van breaks down /
    a puppy follows {him} home / the summer camp is canceled / grandfather loses his glasses /
    the town runs out of birthdays
  `),
  turns: listPhrases(`
    the whole street joins in / the goat eats the evidence / it snows on the day of the race /
    grandfather tells what really happened / the dog finds the way / the mayor has a change of heart /
    the bully asks for help / everybody in class wants a turn / the elephant remembers / the roof blows off /
    the secret gets out at breakfast / the brakes stick on the big hill
  `),
  kinds: listPhrases(`
    a heartwarming family film / a big-hearted adventure for the whole family / a gentle story / a merry holiday film /
    a film for every child who ever built anything
  `),
  openings: listPhrases(`
    It is the first day of summer in {place}, and {hero} {quest} / Grown-ups never listen, so {hero} {quest} /
    With a flashlight and two sandwiches, {hero} {quest} / School is out in {place}: {hero} {quest} /
    Everybody on the street knows {name}, {hero} who {quest}
  `),
  links: listPhrases(`
    It is all going so well when {turn} / Cross your fingers: {turn} / Before bedtime, {turn} /
    Mother must not know that {turn} / It takes a real friend when {turn} / With one day to go, {turn} /
    And wouldn't you know it, {turn}
  `),
  remarks: listPhrases(`
    Fun for everyone from five to ninety-five. / Nobody is too old for it. / No animal was scolded. / Bring cookies. /
    With a song at the end that you can join in.
  `),
  adjectives: listPhrases(`
    Muddy / Brave / Marvelous / Backyard / Homemade / Snowy / Runaway / Summer / Lucky / Secret / Great Big /
    Barefoot / Jolly / Tumbledown
  `),
  nouns: listPhrases(`
    Puppy / Treehouse / Snowman / Grandmother / Lemonade / Pony / Bicycle / Birthday / Campfire / Circus / Rowboat /
    Holiday / Kite / Goat / Sleepover / Picnic / Snow Day / Clubhouse / Kitten / Wagon
  `),
  titles: listPhrases(`
    {name} and the {noun} / {name}'s {adj} {noun} / The {adj} {noun} Club / A {noun} for {name} / Saving the {noun} /
    The {noun} Next Door / The Great {place} {noun} / {name} Finds a {noun} / Nine Days to the {noun} /
    My Friend the {noun} / The {noun} Who Came to Stay / Home for the [Holidays|Summer|Harvest]
  `),
};
