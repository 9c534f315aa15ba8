"""The mixer: what comes out, sample for sample."""

import array
from itertools import pairwise

from backstretch.desktop.mixer import FADE_FRAMES, LONGEST_QUEUE, TAIL_FRAMES, Mixer, Pcm


def flat(value: int, count: int) -> Pcm:
    return array.array("h", [value] * count)


def test_nothing_asked_is_silence() -> None:
    mixer = Mixer()
    mixer.mix(TAIL_FRAMES)
    assert list(mixer.mix(4)) == [0, 0, 0, 0]
    assert not mixer.busy


def test_a_tone_starts_with_the_next_buffer_and_ends() -> None:
    mixer = Mixer()
    mixer.play_tone(flat(7, 3))
    assert list(mixer.mix(2)) == [7, 7]
    assert list(mixer.mix(3)) == [7, 0, 0]


def test_clips_follow_each_other_with_the_gap_between() -> None:
    mixer = Mixer()
    mixer.play_clips([flat(1, 2), flat(2, 2)], gap_ms=1)
    assert list(mixer.mix(50)) == [1, 1] + 44 * [0] + [2, 2, 0, 0]


def test_clips_asked_for_later_wait_for_those_before() -> None:
    mixer = Mixer()
    mixer.play_clips([flat(1, 3)], 0)
    mixer.mix(1)
    mixer.play_clips([flat(2, 1)], 0)
    assert list(mixer.mix(4)) == [1, 1, 2, 0]


def test_a_tone_fades_the_words_under_it_and_drops_the_rest() -> None:
    mixer = Mixer()
    mixer.play_clips([flat(1_000, 9_000), flat(500, 9_000)], 0)
    mixer.mix(10)
    mixer.play_tone(flat(100, 2 * FADE_FRAMES))
    heard = mixer.mix(2 * FADE_FRAMES + 5)
    assert heard[0] == 1_100
    assert all(a >= b for a, b in pairwise(heard))
    assert list(heard[FADE_FRAMES : FADE_FRAMES + 3]) == [100, 100, 100]
    assert list(heard[-5:]) == [0] * 5


def test_a_fade_goes_on_over_small_buffers() -> None:
    mixer = Mixer()
    mixer.play_clips([flat(1_000, 9_000)], 0)
    mixer.stop_voice()
    heard = [mixer.mix(100) for _ in range(20)]
    ends = [buffer[-1] for buffer in heard]
    assert ends == sorted(ends, reverse=True)
    assert ends[-1] == 0


def test_a_new_tone_ends_the_one_before_softly() -> None:
    mixer = Mixer()
    mixer.play_tone(flat(1_000, 9_000))
    mixer.mix(10)
    mixer.play_tone(flat(0, 9_000))
    heard = mixer.mix(FADE_FRAMES + 1)
    assert heard[0] == 1_000
    assert heard[FADE_FRAMES // 2] in range(490, 510)
    assert heard[FADE_FRAMES] == 0


def test_stop_fades_everything() -> None:
    mixer = Mixer()
    mixer.play_tone(flat(1_000, 9_000))
    mixer.play_clips([flat(1_000, 9_000)], 0)
    mixer.stop()
    assert mixer.mix(FADE_FRAMES + 1)[-1] == 0


def test_clear_is_silent_at_once() -> None:
    mixer = Mixer()
    mixer.play_tone(flat(1_000, 90))
    mixer.play_clips([flat(1_000, 90)], 0)
    mixer.clear()
    assert list(mixer.mix(2)) == [0, 0]


def test_sounds_together_stay_within_sixteen_bits() -> None:
    mixer = Mixer()
    mixer.play_tone(flat(30_000, 2))
    mixer.play_clips([flat(30_000, 2)], 0)
    assert list(mixer.mix(2)) == [32_767, 32_767]


def test_it_stays_busy_until_the_device_has_played_the_tail() -> None:
    mixer = Mixer()
    mixer.play_tone(flat(1, 10))
    mixer.mix(10)
    assert mixer.busy
    mixer.mix(TAIL_FRAMES)
    assert not mixer.busy


def test_words_without_end_do_not_pile_up() -> None:
    mixer = Mixer()
    for _ in range(1_000):
        mixer.play_clips([flat(1, 10)], 0)
    mixer.mix(10 * LONGEST_QUEUE + 1)
    mixer.mix(TAIL_FRAMES)
    assert not mixer.busy


def test_a_lower_volume_makes_all_of_it_softer_from_the_next_buffer_on() -> None:
    mixer = Mixer()
    mixer.play_tone(flat(1000, 100))
    mixer.play_clips([flat(500, 100)], 0)
    assert set(mixer.mix(10)) == {1500}
    mixer.volume = 0.5
    assert set(mixer.mix(10)) == {750}
