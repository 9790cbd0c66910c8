import { mount } from '@vue/test-utils';
import { defineComponent, h, ref } from 'vue';
import { useTyped } from './typed.js';

it('keeps what is being typed when the field is drawn anew, and follows what is decided', async () => {
  const [decided, drawn] = [ref('gbk'), ref(0)];
  const field = mount(defineComponent({
    setup() {
      const typed = useTyped(() => decided.value);
      return () => h('input', { value: typed.value, 'data-drawn': drawn.value, onInput: (event: Event) => { typed.value = (event.target as HTMLInputElement).value; } });
    },
  }));
  await field.get('input').setValue('gbk-2');
  drawn.value += 1;
  await field.vm.$nextTick();
  expect([field.attributes('data-drawn'), field.get('input').element.value]).toEqual(['1', 'gbk-2']);
  decided.value = 'other';
  await field.vm.$nextTick();
  expect(field.get('input').element.value).toBe('other');
});
