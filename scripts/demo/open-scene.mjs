import { demoCode, Failed } from './failed.mjs';

const MORE_PLACES = 5;

/** The programme of the story as registry and matcher know it, with a free place: its quota is raised when there is none. */
export async function openScene(story) {
  const { step, say, label } = story;
  const foundation = say('基金会', 'Foundation');
  await step(
    { name: 'programme-found', actor: foundation, title: say('查看项目', 'Find the programme') },
    async (until) => {
      await readRegistry(story);
      story.before = await until(say('项目的名额', 'the capacity of the programme'), () => story.capacity());
      const { total, free } = story.before;
      const [programme, provider] = [label(story.programme.name), label(story.provider.name)];
      return {
        sentence: say(
          `${provider}的项目“${programme}”面向全区，名额 ${total} 户，空余 ${free} 户。`,
          `"${programme}" of the ${provider} is open to the whole district: ${free} of ${total} places are free.`,
        ),
        programmeId: story.programme.id,
        capacity: story.before,
      };
    },
  );
  if (story.before.free >= story.programme.capacity.perMatch) return;
  await step(
    { name: 'quota-raised', actor: foundation, title: say('追加名额', 'Raise the quota') },
    (until) => raiseQuota(story, until),
  );
}

async function readRegistry(story) {
  const { registry, data, say } = story;
  const [facts, providers, programmes] = await Promise.all([
    registry.list('/facts'),
    registry.list('/providers'),
    registry.list('/programmes'),
  ]);
  const wanted = data.programmes.find(({ key }) => key === data.workedCase.programme).name.zh;
  const programme = programmes.find(({ name }) => name.zh === wanted);
  if (!programme) {
    const zh = `没有找到项目“${wanted}”：示例数据还没有载入。请运行 npm start，它会自动载入。`;
    const en = `There is no programme "${wanted}": the example data is not loaded. Run npm start, which loads it.`;
    throw new Failed(demoCode.notRunning, say(zh, en));
  }
  const provider = providers.find(({ id }) => id === programme.providerId);
  Object.assign(story, { facts, providers, programmes, programme, provider });
}

async function raiseQuota(story, until) {
  const { registry, say, label } = story;
  const path = `/programmes/${story.programme.id}`;
  const { version } = await registry.get(path);
  const total = story.before.total + MORE_PLACES;
  await registry.put(`${path}/capacity`, { total }, { version });
  story.before = await until(say('追加的名额', 'the added places'), async () => {
    const capacity = await story.capacity();
    return capacity?.total === total ? capacity : undefined;
  });
  const name = label(story.programme.name);
  return {
    sentence: say(
      `“${name}”的名额已经用完，先追加 ${MORE_PLACES} 户，共 ${total} 户。`,
      `No place is free in "${name}": ${MORE_PLACES} more are added, ${total} in all.`,
    ),
    capacity: story.before,
  };
}
