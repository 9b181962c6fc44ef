// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMembers} from "../../../contracts/members/IMembers.sol";
import {ILists, ListTerms} from "../../../contracts/watchlist/ILists.sol";
import {ListId} from "../../../contracts/types/ListId.sol";
import {WatchlistBase} from "./WatchlistBase.sol";

/// @notice Lists, their terms and keys.
contract WatchlistListsTest is WatchlistBase {
    function test_RevertWhen_TheNameIsEmptyOrLong() public {
        vm.startPrank(bureau.maker);
        expectError(abi.encodeWithSelector(ILists.Watchlist_NameInvalid.selector, 0));
        watchlist.create("", terms(), PUBLIC_KEY);
        expectError(abi.encodeWithSelector(ILists.Watchlist_NameInvalid.selector, 65));
        watchlist.create(string(new bytes(65)), terms(), PUBLIC_KEY);
        watchlist.create(string(new bytes(64)), terms(), PUBLIC_KEY);
    }

    function test_RevertWhen_ATermIsOutOfBounds() public {
        ListTerms memory t = terms();
        t.k = 1;
        _refused(t, "k", 1, 2, type(uint16).max);
        (t.k, t.quorum) = (2, 1);
        _refused(t, "quorum", 1, 2, 8);
        t.quorum = 9;
        _refused(t, "quorum", 9, 2, 8);
        (t.quorum, t.price) = (8, 0);
        _refused(t, "price", 0, 1, type(uint24).max);
        (t.price, t.stake) = (1, 0);
        _refused(t, "stake", 0, 1, type(uint24).max);
        (t.stake, t.reward) = (10, 11);
        _refused(t, "reward", 11, 0, 10);
        (t.reward, t.maxLife) = (10, 5 * 365 days + 1);
        _refused(t, "maxLife", 5 * 365 days + 1, 1 days, 5 * 365 days);
        (t.maxLife, t.maturity) = (30 days, 30 days + 1);
        _refused(t, "maturity", 30 days + 1, 1 days, 30 days);
        (t.maturity, t.decideWithin) = (1 days, 90 days + 1);
        _refused(t, "decideWithin", 90 days + 1, 1 days, 90 days);
        (t.decideWithin, t.lead) = (1 days, 1 hours - 1);
        _refused(t, "lead", 1 hours - 1, 1 hours, 90 days);
        t.lead = 1 hours;
        vm.prank(bureau.maker);
        ListId other = watchlist.create("other", t, PUBLIC_KEY);
        vm.assertEq(abi.encode(watchlist.termsOf(other)), abi.encode(t), "terms");
    }

    function test_RevertWhen_TheKeyIsZeroOrTheNameTaken() public {
        vm.startPrank(bureau.maker);
        expectError(abi.encodeWithSelector(ILists.Watchlist_KeyInvalid.selector, bytes32(0)));
        watchlist.create("other", terms(), 0);
        expectError(abi.encodeWithSelector(ILists.Watchlist_ListExists.selector, list));
        watchlist.create("defaulters", terms(), PUBLIC_KEY);
    }

    function test_RevertWhen_AnOutsiderCreates() public {
        vm.prank(OUTSIDER);
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, OUTSIDER));
        watchlist.create("other", terms(), PUBLIC_KEY);
    }

    function test_NobodyTakesTheNameOfAnother() public {
        ListId id = watchlist.listId(bureau.id, "other");
        vm.prank(bank.maker);
        ListId taken = watchlist.create("other", terms(), PUBLIC_KEY);
        vm.assertTrue(taken != id, "of the bank");
        vm.prank(bureau.maker);
        vm.expectEmit(address(watchlist));
        emit ILists.ListCreated(id, bureau.id, "other", terms());
        vm.assertTrue(watchlist.create("other", terms(), PUBLIC_KEY) == id, "as it was told before");
    }

    function test_RevertWhen_TheListIsUnknown() public {
        ListId unknown = ListId.wrap("unknown");
        bytes memory reason = abi.encodeWithSelector(ILists.Watchlist_UnknownList.selector, unknown);
        expectError(reason);
        watchlist.currentEpoch(unknown);
        expectError(reason);
        watchlist.termsOf(unknown);
        expectError(reason);
        watchlist.pointsOf(unknown, bank.id);
        vm.prank(bureau.maker);
        expectError(reason);
        watchlist.grant(unknown, bank.id, 1);
        vm.prank(bureau.maker);
        expectError(reason);
        watchlist.rotate(unknown, NEXT_KEY, uint48(START + 10 days));
    }

    /* KEYS */

    function test_RevertWhen_AnotherRotates() public {
        vm.prank(bank.maker);
        expectError(abi.encodeWithSelector(ILists.Watchlist_NotOperator.selector, list, bureau.id, bank.id));
        watchlist.rotate(list, NEXT_KEY, uint48(START + 7 days));
    }

    function test_RevertWhen_TheKeyStays() public {
        vm.startPrank(bureau.maker);
        expectError(abi.encodeWithSelector(ILists.Watchlist_KeyInvalid.selector, PUBLIC_KEY));
        watchlist.rotate(list, PUBLIC_KEY, uint48(START + 7 days));
        expectError(abi.encodeWithSelector(ILists.Watchlist_KeyInvalid.selector, bytes32(0)));
        watchlist.rotate(list, 0, uint48(START + 7 days));
    }

    function test_RevertWhen_MembersHaveNoTimeToReportAnew() public {
        (uint256 earliest, uint256 latest) = (START + 7 days, START + 90 days);
        vm.startPrank(bureau.maker);
        _expectStart(uint48(earliest - 1), earliest, latest);
        watchlist.rotate(list, NEXT_KEY, uint48(earliest - 1));
        _expectStart(uint48(latest + 1), earliest, latest);
        watchlist.rotate(list, NEXT_KEY, uint48(latest + 1));
        vm.assertEq(watchlist.rotate(list, NEXT_KEY, uint48(latest)), 2, "at the last moment");
    }

    function test_AKeyIsInUseFromItsStart() public {
        rotate();
        vm.assertEq(watchlist.publicKeys(list, 2), NEXT_KEY, "announced");
        vm.assertEq(watchlist.currentEpoch(list), 1, "not yet");
        vm.prank(bureau.maker);
        expectError(abi.encodeWithSelector(ILists.Watchlist_EpochPending.selector, 2, START + 7 days));
        watchlist.rotate(list, PUBLIC_KEY, uint48(START + 20 days));
        vm.warp(START + 7 days);
        vm.assertEq(watchlist.currentEpoch(list), 2, "now");
        vm.prank(bureau.maker);
        vm.assertEq(watchlist.rotate(list, PUBLIC_KEY, uint48(START + 20 days)), 3, "the one after");
    }

    function test_AnEpochThatIsOverHasNoEntries() public {
        report(bank, SUBJECT);
        rotate();
        assertEntry(1, 0, 8, UNTIL);
        vm.warp(START + 7 days);
        assertEntry(0, 0, 0, 0);
        watchlist.release(keyOf(bank, SUBJECT));
        assertPoints(bank, 100, 0);
    }

    function _expectStart(uint48 startsAt, uint256 earliest, uint256 latest) private {
        expectError(abi.encodeWithSelector(ILists.Watchlist_StartInvalid.selector, startsAt, earliest, latest));
    }

    function _refused(ListTerms memory t, bytes32 name, uint256 value, uint256 least, uint256 most) private {
        vm.prank(bureau.maker);
        expectError(abi.encodeWithSelector(ILists.Watchlist_TermInvalid.selector, name, value, least, most));
        watchlist.create("other", t, PUBLIC_KEY);
    }
}
