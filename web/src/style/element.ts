/* Element Plus by component: single theme-chalk files would miss the parts a component is made of. */
import 'element-plus/es/components/drawer/style/css';
import 'element-plus/es/components/option/style/css';
import 'element-plus/es/components/popover/style/css';
import 'element-plus/es/components/select/style/css';
import 'element-plus/theme-chalk/dark/css-vars.css';
import './element.css';
