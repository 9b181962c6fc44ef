// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FingerprintState, IFingerprints, RefState} from "../../../contracts/evidence/IFingerprints.sol";
import {Fingerprint} from "../../../contracts/types/Fingerprint.sol";
import {NOBODY} from "../../../contracts/types/OrgId.sol";
import {Ref} from "../../../contracts/types/Ref.sol";
import {Financier} from "./Financier.sol";
import {FingerprintsBase} from "./FingerprintsBase.sol";

/// @notice Binding keys to a reference, and financing the reference in the transaction that pays.
contract FingerprintsBindTest is FingerprintsBase {
    /* BINDING */

    function testFuzz_ManyKeysFollowTheirReference(uint8 count, bool financed) public {
        Fingerprint[] memory keys = many(_bound(count, 1, 30));
        vm.startPrank(registrar);
        fingerprints.reserve(acme.id, keys, none(), UNTIL);
        fingerprints.bind(acme.id, keys, REF);
        _assertStates(keys, FingerprintState.Bound);
        if (financed) {
            fingerprints.finance(basin.id, REF);
            _assertStates(keys, FingerprintState.Financed);
        }
        fingerprints.close(REF);
        _assertStates(keys, FingerprintState.Closed);
        vm.stopPrank();
    }

    function test_RevertWhen_BindingForOneWhoDoesNotHold() public {
        reserve(acme);
        expectNotHolder(basin.id);
        vm.prank(registrar);
        fingerprints.bind(basin.id, one(KEY), REF);
    }

    function test_RevertWhen_RefIsZero() public {
        reserve(acme);
        expectError(abi.encodeWithSelector(IFingerprints.Fingerprints_ZeroRef.selector));
        vm.prank(registrar);
        fingerprints.bind(acme.id, one(KEY), Ref.wrap(0));
    }

    function test_RevertWhen_NoKeysAreBound() public {
        expectError(abi.encodeWithSelector(IFingerprints.Fingerprints_NoKeys.selector));
        vm.prank(registrar);
        fingerprints.bind(acme.id, none(), REF);
    }

    function test_RevertWhen_TheSameRegistrarAddsKeysToAReference() public {
        bring(FingerprintState.Bound);
        vm.startPrank(registrar);
        fingerprints.reserve(acme.id, many(1), none(), UNTIL);
        expectError(abi.encodeWithSelector(IFingerprints.Fingerprints_RefExists.selector, REF, RefState.Bound));
        fingerprints.bind(acme.id, many(1), REF);
        vm.stopPrank();
    }

    function test_RevertWhen_OneKeyIsBoundTwice() public {
        reserve(acme);
        Fingerprint[] memory keys = new Fingerprint[](2);
        (keys[0], keys[1]) = (KEY, KEY);
        expectError(
            abi.encodeWithSelector(IFingerprints.Fingerprints_WrongState.selector, 1, KEY, FingerprintState.Bound)
        );
        vm.prank(registrar);
        fingerprints.bind(acme.id, keys, REF);
    }

    function testFuzz_RevertWhen_NothingIsBoundToTheReference(Ref other) public {
        vm.assume(!(other == REF));
        bring(FingerprintState.Bound);
        bytes memory refused = abi.encodeWithSelector(IFingerprints.Fingerprints_UnknownRef.selector, other);
        vm.startPrank(registrar);
        expectError(refused);
        fingerprints.cancel(other);
        expectError(refused);
        fingerprints.finance(basin.id, other);
        expectError(refused);
        fingerprints.close(other);
        vm.stopPrank();
    }

    function test_RevertWhen_OneOfManyIsInAnotherState() public {
        Fingerprint[] memory keys = many(3);
        vm.startPrank(registrar);
        fingerprints.reserve(acme.id, keys, none(), UNTIL);
        fingerprints.bind(acme.id, one(keys[1]), REF);
        expectError(
            abi.encodeWithSelector(IFingerprints.Fingerprints_WrongState.selector, 1, keys[1], FingerprintState.Bound)
        );
        fingerprints.bind(acme.id, keys, OTHER);
        vm.stopPrank();
        vm.assertEq(uint256(fingerprints.stateOf(keys[0])), uint256(FingerprintState.Reserved), "all or none");
        assertReference(OTHER, RefState.None, address(0), NOBODY);
    }

    /* FINANCING AND PAYING TOGETHER */

    function test_FinancedInTheTransactionThatPays() public {
        Financier financier = _financier();
        financier.finance{value: 5}(basin.id, REF, payable(acme.admin));
        assertState(FingerprintState.Financed, "financed");
        vm.assertEq(acme.admin.balance, 5, "paid");
    }

    function test_RevertWhen_ThePaymentFailsNothingIsFinanced() public {
        Financier financier = _financier();
        vm.expectRevert(Financier.Financier_NotPaid.selector);
        financier.finance{value: 5}(basin.id, REF, payable(address(fingerprints)));
        assertState(FingerprintState.Bound, "nothing happened");
    }

    function test_RevertWhen_FinancedASecondTimeNothingIsPaid() public {
        Financier financier = _financier();
        financier.finance{value: 5}(basin.id, REF, payable(acme.admin));
        expectError(abi.encodeWithSelector(IFingerprints.Fingerprints_WrongRefState.selector, REF, RefState.Financed));
        financier.finance{value: 5}(basin.id, REF, payable(acme.admin));
        vm.assertEq(acme.admin.balance, 5, "paid once");
    }

    function _financier() private returns (Financier financier) {
        financier = new Financier(fingerprints);
        asCouncil();
        fingerprints.setRegistrar(address(financier), true);
        reserve(acme);
        financier.bind(acme.id, one(KEY), REF);
    }

    function _assertStates(Fingerprint[] memory keys, FingerprintState state) private view {
        for (uint256 i = 0; i < keys.length; i++) {
            vm.assertEq(uint256(fingerprints.stateOf(keys[i])), uint256(state), "each key");
        }
    }
}
