import { createRouter, createWebHistory } from 'vue-router';
import type { Router } from 'vue-router';

/** The pages; every one but the frame is fetched when first opened. */
export function createPages(): Router {
  return createRouter({
    history: createWebHistory(),
    // A filter must not move the page; another page starts at its top.
    scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
    routes: [
      { path: '/', component: () => import('./pages/overview/OverviewPage.vue'), meta: { title: 'nav.overview' } },
      { path: '/metric/:id', component: () => import('./pages/metric/MetricPage.vue'), meta: { title: 'nav.metric' } },
      { path: '/issues', component: () => import('./pages/issues/IssuesPage.vue'), meta: { title: 'nav.issues' } },
      { path: '/mediators', component: () => import('./pages/mediators/MediatorsPage.vue'), meta: { title: 'nav.mediators' } },
      { path: '/data', component: () => import('./pages/data/DataPage.vue'), meta: { title: 'nav.data' } },
      { path: '/case/:dataset/:source/:caseId', component: () => import('./pages/case/CasePage.vue'), meta: { title: 'nav.case' } },
      { path: '/:rest(.*)*', component: () => import('./pages/NotFoundPage.vue'), meta: { title: 'frame.notFound' } },
    ],
  });
}
