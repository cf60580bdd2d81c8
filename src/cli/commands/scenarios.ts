import type { Command } from 'commander';
import { requireScenario, SCENARIOS } from '../../config/scenarios/list.js';

import type { ScenarioFigures } from '../../config/scenarios/scenario.js';
import { formatCount } from '../../format.js';
import type { CommandContext } from '../context.js';
import { renderPairs, renderTable } from '../terminal/table.js';
import { addExamples } from './examples.js';

/** Defines `dvdrental scenarios` and `dvdrental scenarios show NAME`. */
export function defineScenarios(program: Command, context: CommandContext): void {
  const command = program.command('scenarios').description('List the scenarios that a run can start from.');
  command.option('--json', 'the list as one JSON document').action((options: { json?: boolean }) => {
    context.stdout.write(options.json ? `${JSON.stringify(SCENARIOS, null, 2)}\n` : `${listScenarios()}\n`);
    context.finish(0);
  });
  const show = command
    .command('show')
    .argument('<scenario>', 'its name')
    .description('Print the description, figures and JSON of a scenario, to start a configuration from.')
    .option('--json', 'the scenario as one JSON document')
    .action((name: string) => {
      // Commander assigns an option that the parent has too to the parent, at any position.
      if (show.optsWithGlobals<{ json?: boolean }>().json) {
        context.stdout.write(`${JSON.stringify(requireScenario(name), null, 2)}\n`);
        context.finish(0);
        return;
      }
      const { title, description, figures, configuration } = requireScenario(name);
      context.stdout.write(`${title}\n${description}\n\n${presentFigures(figures)}\n\n`);
      context.stdout.write(`${JSON.stringify(configuration, null, 2)}\n`);
      context.finish(0);
    });
  addExamples(
    command,
    ['dvdrental scenarios', 'list them'],
    ['dvdrental scenarios show extended-10-year', 'print one'],
  );
  addExamples(
    show,
    ['dvdrental scenarios show standard-3-year', 'print it'],
    ['dvdrental scenarios show standard-3-year --json', 'for a program'],
  );
}

function presentFigures(figures: ScenarioFigures): string {
  return renderPairs(
    Object.entries(figures).map(([name, value]) => [name.replaceAll('_', ' '), formatCount(value)] as const),
  );
}

function listScenarios(): string {
  const rows = SCENARIOS.map(({ name, title, figures }) => [name, formatCount(figures.rentals), title]);
  return renderTable([{ title: 'scenario' }, { title: 'rentals', align: 'right' }, { title: 'what it is' }], rows);
}
