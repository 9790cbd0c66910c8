import { createRouter, createWebHistory } from 'vue-router';
import type { Router, RouterHistory } from 'vue-router';

/** The pages; every one but the frame is fetched when first opened. */
export function createPages(): Router {
  const history = createWebHistory();
  const router = createRouter({
    history,
    routes: [
      { path: '/', component: () => import('./pages/overview/OverviewPage.vue'), meta: { title: 'nav.overview' } },
      { path: '/metric/:id', component: () => import('./pages/metric/MetricPage.vue'), meta: { title: 'nav.metric' } },
      { path: '/issues', component: () => import('./pages/issues/IssuesPage.vue'), meta: { title: 'nav.issues' } },
      { path: '/issues/cause', component: () => import('./pages/issues/cause/CausePage.vue'), meta: { title: 'nav.issues' } },
      { path: '/issues/:type', component: () => import('./pages/issues/type/TypePage.vue'), meta: { title: 'nav.issues' } },
      { path: '/resolution', component: () => import('./pages/resolution/ResolutionPage.vue'), meta: { title: 'nav.resolution' } },
      { path: '/notifications', component: () => import('./pages/notifications/NotificationsPage.vue'), meta: { title: 'nav.notifications' } },
      { path: '/mediators', component: () => import('./pages/mediators/MediatorsPage.vue'), meta: { title: 'nav.mediators' } },
      { path: '/mediators/training', component: () => import('./pages/mediators/training/TrainingPage.vue'), meta: { title: 'nav.mediators' } },
      { path: '/mediators/:who/:key', component: () => import('./pages/mediators/profile/ProfilePage.vue'), meta: { title: 'nav.mediators' } },
      { path: '/board', component: () => import('./pages/board/BoardPage.vue'), meta: { title: 'nav.board' } },
      { path: '/board/:mediator', component: () => import('./pages/board/PersonPage.vue'), meta: { title: 'nav.board' } },
      { path: '/excellent', component: () => import('./pages/excellent/ExcellentPage.vue'), meta: { title: 'nav.excellent' } },
      { path: '/effects', component: () => import('./pages/effects/EffectsPage.vue'), meta: { title: 'nav.effects' } },
      { path: '/effects/plan', component: () => import('./pages/effects/plan/PlanPage.vue'), meta: { title: 'nav.effects' } },
      { path: '/risk', component: () => import('./pages/risk/RiskPage.vue'), meta: { title: 'nav.risk' } },
      { path: '/explore', component: () => import('./pages/explore/ExplorePage.vue'), meta: { title: 'nav.explore' } },
      { path: '/number', component: () => import('./pages/number/NumberPage.vue'), meta: { title: 'nav.number', isUnfiltered: true } },
      { path: '/actions', component: () => import('./pages/actions/ActionsPage.vue'), meta: { title: 'nav.actions' } },
      { path: '/actions/:id', component: () => import('./pages/actions/ActionPage.vue'), meta: { title: 'nav.actions' } },
      { path: '/meetings', component: () => import('./pages/meetings/MeetingsPage.vue'), meta: { title: 'nav.meetings' } },
      { path: '/meetings/:id', component: () => import('./pages/meetings/MeetingPage.vue'), meta: { title: 'nav.meetings', isUnfiltered: true } },
      { path: '/meetings/:id/present/:item?', component: () => import('./pages/meetings/present/PresentPage.vue'), meta: { title: 'nav.meetings', isBare: true } },
      { path: '/meetings/:id/notes', component: () => import('./pages/meetings/present/NotesPage.vue'), meta: { title: 'nav.meetings', isBare: true } },
      { path: '/reports', component: () => import('./pages/reports/ReportsPage.vue'), meta: { title: 'nav.reports' } },
      { path: '/published', component: () => import('./pages/published/PublishedPage.vue'), meta: { title: 'nav.published', isUnfiltered: true } },
      { path: '/data', component: () => import('./pages/data/DataPage.vue'), meta: { title: 'nav.data' } },
      { path: '/data/restatements', component: () => import('./pages/data/restatements/RestatementsPage.vue'), meta: { title: 'data.restatedAll' } },
      { path: '/data/deliver', component: () => import('./pages/deliver/DeliverPage.vue'), meta: { title: 'nav.deliver', isUnfiltered: true } },
      { path: '/data/schedules', component: () => import('./pages/deliver/schedules/SchedulesPage.vue'), meta: { title: 'nav.schedules', isUnfiltered: true } },
      { path: '/reports/schedules', component: () => import('./pages/reports/sending/SendingPage.vue'), meta: { title: 'nav.reports', isUnfiltered: true } },
      { path: '/people', component: () => import('./pages/people/PeoplePage.vue'), meta: { title: 'nav.people', isUnfiltered: true } },
      { path: '/own', component: () => import('./pages/own/OwnPage.vue'), meta: { title: 'nav.own', isUnfiltered: true } },
      { path: '/audit', component: () => import('./pages/audit/AuditPage.vue'), meta: { title: 'nav.audit', isUnfiltered: true } },
      { path: '/case/:dataset/:source/:caseId', component: () => import('./pages/case/CasePage.vue'), meta: { title: 'nav.case' } },
      { path: '/:rest(.*)*', component: () => import('./pages/NotFoundPage.vue'), meta: { title: 'frame.notFound' } },
    ],
  });
  scrolled(router, history);
  return router;
}

/** A filter must not move the page, and on the way back the browser restores the scroll; only a page opened anew starts at its top. */
function scrolled(router: Router, history: RouterHistory): void {
  let isWayBack = false;
  history.listen(() => { isWayBack = true; });
  router.afterEach((to, from) => {
    if (!isWayBack && to.path !== from.path) window.scrollTo({ top: 0 });
    isWayBack = false;
  });
}
