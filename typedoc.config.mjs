// The API of each part of the package, under the name that it is imported by.
import { Converter, OptionDefaults, ReflectionKind } from 'typedoc';

const names = {
  core: 'imp-connection-manager',
  'core/extras': 'imp-connection-manager/extras',
  'targets/imp': 'imp-connection-manager/imp',
  'targets/simulator': 'imp-connection-manager/simulator',
  'targets/simulator/scenario-file': 'imp-connection-manager/simulator/scenario',
  'targets/impsim/report': 'imp-connection-manager/report',
};

function nameModules(application) {
  application.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const module of project.children) module.name = names[module.name];
  });
}

/** Shows what `declare global` declares, which are no exports of the module. */
function addGlobals(application) {
  application.converter.on(Converter.EVENT_CREATE_DECLARATION, (context, module) => {
    if (!module.kindOf(ReflectionKind.Module)) return;
    const [file] = context.getSymbolFromReflection(module).declarations;
    for (const symbol of file.locals.get('__global')?.exports.values() ?? []) {
      context.converter.convertSymbol(context.withScope(module), symbol);
    }
  });
}

export default {
  entryPoints: [
    'core/index.ts',
    'core/extras/index.ts',
    'targets/imp/index.ts',
    'targets/simulator/index.ts',
    'targets/simulator/scenario-file.ts',
    'targets/impsim/report/index.ts',
  ],
  tsconfig: 'targets/javascript/tsconfig.json',
  out: '.cache/docs',
  readme: 'none',
  // Links to sources would need a clone of a repo that the web shows.
  disableSources: true,
  // The schema of scenarios is made of these.
  blockTags: [...OptionDefaults.blockTags, '@maximum', '@minimum', '@multipleOf', '@pattern'],
  plugin: [nameModules, addGlobals],
  // Subclasses may look at what the names of these have always held, but not take it apart.
  intentionallyNotExported: [
    'targets/simulator/imp.ts:SimulatedImp',
    'AgentModule',
    'Listener',
    'Message',
    'Parts',
  ],
  treatWarningsAsErrors: true,
};
