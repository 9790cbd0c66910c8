import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../../store/viewer.decorator.js';
import type { Viewer } from '../../store/viewer.js';
import { Needs, NeedsAnything } from '../needs.js';
import { GrantInput, NewPersonInput, Person, PersonWithPassword, Profile, TokenInput, TokenWithSecret } from './people.model.js';
import { PeopleService } from './people.service.js';
import { ProfileService } from './profile.service.js';

const Id = (name: string) => Args(name, { type: () => ID });

@Resolver()
export class PeopleResolver {
  constructor(private readonly people: PeopleService, private readonly own: ProfileService) {}

  @Query(() => [Person], { name: 'people', description: 'Who may sign in, as far as whoever asks may say what they may do; by login.' })
  @Needs('administer')
  list(@CurrentViewer() viewer: Viewer): Promise<Person[]> {
    return this.people.list(viewer);
  }

  @Mutation(() => PersonWithPassword)
  @Needs('administer')
  addPerson(@CurrentViewer() viewer: Viewer, @Args('input') input: NewPersonInput): Promise<PersonWithPassword> {
    return this.people.add(viewer, input);
  }

  @Mutation(() => Person)
  @Needs('administer')
  grantRole(@CurrentViewer() viewer: Viewer, @Args('input') input: GrantInput): Promise<Person> {
    return this.people.grant(viewer, input);
  }

  @Mutation(() => Person)
  @Needs('administer')
  revokeGrant(@CurrentViewer() viewer: Viewer, @Id('person') person: string, @Id('grant') grant: string): Promise<Person> {
    return this.people.revoke(viewer, person, grant);
  }

  @Mutation(() => Person, { description: 'Shuts somebody out, or lets them in again.' })
  @Needs('administer')
  setPersonActive(@CurrentViewer() viewer: Viewer, @Id('person') person: string, @Args('isActive') isActive: boolean): Promise<Person> {
    return this.people.setActive(viewer, person, isActive);
  }

  @Mutation(() => PersonWithPassword)
  @Needs('administer')
  resetPassword(@CurrentViewer() viewer: Viewer, @Id('person') person: string): Promise<PersonWithPassword> {
    return this.people.resetPassword(viewer, person);
  }

  @Query(() => Profile, { nullable: true, description: 'Whoever asks; null where nobody signs in.' })
  @NeedsAnything()
  profile(@CurrentViewer() viewer: Viewer): Promise<Profile | null> {
    return this.own.profile(viewer);
  }

  @Mutation(() => Profile, { nullable: true, description: 'Acts by another grant of their own from the next request on.' })
  @NeedsAnything()
  actBy(@CurrentViewer() viewer: Viewer, @Id('grant') grant: string): Promise<Profile | null> {
    return this.own.actBy(viewer, grant);
  }

  @Mutation(() => TokenWithSecret)
  makeToken(@CurrentViewer() viewer: Viewer, @Args('input') input: TokenInput): Promise<TokenWithSecret> {
    return this.own.makeToken(viewer, input);
  }

  @Mutation(() => Profile, { nullable: true })
  revokeToken(@CurrentViewer() viewer: Viewer, @Id('token') token: string): Promise<Profile | null> {
    return this.own.revokeToken(viewer, token);
  }
}
