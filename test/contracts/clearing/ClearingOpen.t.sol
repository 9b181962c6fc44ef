// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Cycle, CycleState, IClearing} from "../../../contracts/clearing/IClearing.sol";
import {IClearingDeposits, Pot} from "../../../contracts/clearing/IClearingDeposits.sol";
import {PairCap} from "../../../contracts/clearing/PairCap.sol";
import {DualApproval} from "../../../contracts/members/DualApproval.sol";
import {IHolders} from "../../../contracts/members/IHolders.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {ICash} from "../../../contracts/settlement/ICash.sol";
import {CycleId} from "../../../contracts/types/CycleId.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {BANK, Roles} from "../../../contracts/types/Roles.sol";
import {ClearingBase} from "./ClearingBase.sol";

/// @notice Terms that a cycle has, and who takes part in it.
contract ClearingOpenTest is ClearingBase {
    function test_OpensWithTheTermsAsItsName() public {
        vm.expectEmit(address(clearing));
        emit IClearing.CycleOpened(clearingId(), banks[0].id, terms);
        openCycle();
        vm.assertEq(cycle.raw(), clearingDigest(cycleHash()), "the digest of the terms");
        Cycle memory opened = clearing.cycleOf(cycle);
        vm.assertEq(address(opened.cash), address(yuan), "cash");
        vm.assertEq(opened.until, CLOSES, "closes");
        assertState(CycleState.Open, "open");
        vm.warp(CLOSES + 1);
        assertState(CycleState.Closed, "closed by the clock");
    }

    function test_RevertWhen_OpenedAgain() public {
        openCycle();
        _refuses(abi.encodeWithSelector(IClearing.Clearing_WrongState.selector, cycle, CycleState.Open));
    }

    function test_RevertWhen_MembersAreTooFewOrTooMany() public {
        while (terms.members.length > 1) terms.members.pop();
        _refuses(abi.encodeWithSelector(IClearing.Clearing_MembersInvalid.selector, 1, 64));
        for (uint256 i = 1; i < 65; i++) {
            terms.members.push(terms.members[0]);
            terms.members[i].bank = OrgId.wrap(uint32(100 + i));
        }
        _refuses(abi.encodeWithSelector(IClearing.Clearing_MembersInvalid.selector, 65, 64));
    }

    function test_RevertWhen_MembersAreOutOfOrder() public {
        terms.members[2].bank = terms.members[1].bank;
        _refuses(abi.encodeWithSelector(IClearing.Clearing_MemberOutOfOrder.selector, 2, terms.members[1].bank));
        setTerms(1);
        terms.members[0].bank = OrgId.wrap(0);
        _refuses(abi.encodeWithSelector(IClearing.Clearing_MemberOutOfOrder.selector, 0, 0));
    }

    function test_RevertWhen_TimesAreNotInOrder() public {
        terms.closesAt = uint48(START);
        _refuses(_times());
        setTerms(1);
        terms.fundedBy = CLOSES;
        _refuses(_times());
        setTerms(1);
        terms.topUp = 0;
        _refuses(_times());
    }

    function test_RevertWhen_APairIsNone() public {
        PairCap[4] memory wrong = [pairCap(1, 1, 5, 5), pairCap(2, 1, 5, 5), pairCap(1, 4, 5, 5), pairCap(0, 0, 5, 5)];
        for (uint256 i = 0; i < wrong.length; i++) {
            setTerms(1);
            terms.pairCaps.push(wrong[i]);
            _refuses(abi.encodeWithSelector(IClearing.Clearing_PairOutOfOrder.selector, 0, wrong[i]));
        }
        setTerms(1);
        terms.pairCaps.push(pairCap(0, 2, 5, 5));
        terms.pairCaps.push(pairCap(0, 2, 6, 6));
        _refuses(abi.encodeWithSelector(IClearing.Clearing_PairOutOfOrder.selector, 1, terms.pairCaps[1]));
        terms.pairCaps[1] = pairCap(0, 1, 6, 6);
        _refuses(abi.encodeWithSelector(IClearing.Clearing_PairOutOfOrder.selector, 1, terms.pairCaps[1]));
        terms.pairCaps[1] = pairCap(0, 3, 6, 6);
        openCycle();
    }

    function test_RevertWhen_TheCashIsNone() public {
        terms.cash = ICash(OUTSIDER);
        _refuses(abi.encodeWithSelector(IClearingDeposits.Clearing_NotCash.selector, OUTSIDER));
    }

    function test_RevertWhen_OpenedByAnother() public {
        expectError(abi.encodeWithSelector(IClearing.Clearing_OtherOperator.selector, banks[0].id, banks[1].id));
        vm.prank(banks[1].maker);
        clearing.open(terms);
        expectError(abi.encodeWithSelector(IMembers.Members_RoleMissing.selector, acme.id, Roles.wrap(0), BANK));
        vm.prank(acme.maker);
        clearing.open(terms);
    }

    /* JOIN */

    function test_JoiningPutsAside() public {
        openCycle();
        vm.expectEmit(address(clearing));
        emit IClearing.CycleJoined(cycle, banks[2].id);
        _join(2, joining(2));
        vm.assertEq(uint256(clearing.cycleOf(cycle).joined), 4, "its bit");
        assertDeposit(2, 0, 0, "put aside");
        expectError(
            abi.encodeWithSelector(IClearingDeposits.Clearing_DepositShort.selector, banks[2].id, Pot.Fund, 0, 1)
        );
        vm.prank(banks[2].maker);
        clearing.withdraw(yuan, Pot.Fund, 1, banks[2].maker);
    }

    function test_RevertWhen_JoinedTwice() public {
        openCycle();
        _join(2, joining(2));
        _refusesJoin(2, joining(2), _error(IClearing.Clearing_AlreadyJoined.selector, banks[2].id));
        uint8[] memory items = new uint8[](2);
        DualApproval[] memory approvals = new DualApproval[](2);
        (items[0], items[1]) = (1, 1);
        (approvals[0], approvals[1]) = (joining(1), joining(1));
        expectError(_error(IClearing.Clearing_AlreadyJoined.selector, banks[1].id));
        clearing.join(terms, items, approvals);
    }

    function test_RevertWhen_TheListOfJoinersIsWrong() public {
        openCycle();
        expectError(abi.encodeWithSelector(IClearing.Clearing_Empty.selector));
        clearing.join(terms, new uint8[](0), new DualApproval[](0));
        expectError(abi.encodeWithSelector(IClearing.Clearing_ApprovalsDiffer.selector, 2, 1));
        clearing.join(terms, new uint8[](2), new DualApproval[](1));
        _refusesJoin(4, joining(1), abi.encodeWithSelector(IClearing.Clearing_NotMember.selector, cycle, 4));
    }

    function test_RevertWhen_AnotherBankSigned() public {
        openCycle();
        DualApproval memory by = approvalOf(banks[1], joinDigest(banks[2].id));
        _refusesJoin(2, by, abi.encodeWithSelector(IClearing.Clearing_NotSignedBy.selector, banks[2].id, banks[1].id));
    }

    function test_RevertWhen_ItSignedOtherTerms() public {
        openCycle();
        DualApproval memory signed = joining(1);
        terms.members[1].netDebitCap++;
        openCycle();
        (bool done, ) = address(clearing).call(abi.encodeCall(IClearing.join, (terms, _item(1), _list(signed))));
        vm.assertFalse(done, "terms that it did not sign");
    }

    function test_RevertWhen_OnePersonSignsForBoth() public {
        openCycle();
        DualApproval memory alone = joining(1);
        alone.checker = alone.maker;
        (bool done, ) = address(clearing).call(abi.encodeCall(IClearing.join, (terms, _item(1), _list(alone))));
        vm.assertFalse(done, "one hand");
    }

    function test_RevertWhen_TheAccountIsOfAnother() public {
        terms.members[1].account = banks[2].maker;
        openCycle();
        bytes4 other = IClearingDeposits.Clearing_OtherAccount.selector;
        _refusesJoin(1, joining(1), abi.encodeWithSelector(other, banks[1].id, banks[2].maker));
    }

    function test_RevertWhen_TheDepositIsShort() public {
        terms.members[1].collateral = COLLATERAL + 1;
        openCycle();
        bytes4 short = IClearingDeposits.Clearing_DepositShort.selector;
        _refusesJoin(
            1,
            joining(1),
            abi.encodeWithSelector(short, banks[1].id, Pot.Collateral, COLLATERAL, COLLATERAL + 1)
        );
    }

    /// @dev New risk is for active banks only.
    function test_RevertWhen_ItIsRestrictedOrNoBank() public {
        openCycle();
        setStanding(banks[1].id, Standing.Restricted);
        _refusesJoin(
            1,
            joining(1),
            abi.encodeWithSelector(IMembers.Members_NotActive.selector, banks[1].id, Standing.Restricted)
        );
        setRoles(banks[2].id, Roles.wrap(0));
        _refusesJoin(
            2,
            joining(2),
            abi.encodeWithSelector(IMembers.Members_RoleMissing.selector, banks[2].id, Roles.wrap(0), BANK)
        );
    }

    function test_RevertWhen_ASignatureIsNone() public {
        openCycle();
        DualApproval memory bad = joining(1);
        bad.checker = "";
        _refusesJoin(
            1,
            bad,
            abi.encodeWithSelector(IHolders.Holders_BadSignature.selector, joinDigest(banks[1].id), false)
        );
    }

    /* INTERNAL */

    function clearingId() private view returns (CycleId) {
        return clearing.cycleIdOf(terms);
    }

    function _refuses(bytes memory reason) private {
        expectError(reason);
        vm.prank(banks[0].maker);
        clearing.open(terms);
    }

    function _times() private view returns (bytes memory) {
        return
            abi.encodeWithSelector(
                IClearing.Clearing_TimesInvalid.selector,
                terms.closesAt,
                terms.fundedBy,
                terms.topUp,
                block.timestamp
            );
    }

    function _error(bytes4 selector, OrgId bank) private view returns (bytes memory) {
        return abi.encodeWithSelector(selector, cycle, bank);
    }

    function _join(uint256 item, DualApproval memory approval) private {
        clearing.join(terms, _item(item), _list(approval));
    }

    function _refusesJoin(uint256 item, DualApproval memory approval, bytes memory reason) private {
        expectError(reason);
        clearing.join(terms, _item(item), _list(approval));
    }

    function _item(uint256 item) private pure returns (uint8[] memory items) {
        items = new uint8[](1);
        items[0] = uint8(item);
    }

    function _list(DualApproval memory approval) private pure returns (DualApproval[] memory approvals) {
        approvals = new DualApproval[](1);
        approvals[0] = approval;
    }
}
