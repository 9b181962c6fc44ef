// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {Facility, FacilityState, RequestState} from "../../../contracts/instruments/funds/Facility.sol";
import {PaymentRequest} from "../../../contracts/instruments/funds/PaymentRequest.sol";
import {Fingerprint} from "../../../contracts/types/Fingerprint.sol";
import {Test} from "../utils/Test.sol";
import {FundsPlay} from "./FundsPlay.sol";

/// @notice Lender, borrower and payees act at random, in time or late, for more than there is, and twice. What is refused changes nothing.
contract FundsHandler is FundsPlay {
    function begin() external {
        bool over = ids.length == 0 || seen().state == FacilityState.Closed;
        if (over && ids.length < 6 && block.timestamp < START + 300 days) begin_();
    }

    function lend(uint64 amount) external {
        if (ids.length == 0) return;
        amount = amount % (AMOUNT + 2);
        uint32 number = nextOfBorrower();
        try purposeAccounts.askDraw(facility, amount, number, LATER, asking(buyer, amount, number)) {} catch {
            return;
        }
        vm.prank(bank.maker);
        try purposeAccounts.draw(facility, amount) {
            ends[0]++;
        } catch {}
    }

    function request(uint256 seed, uint64 amount) external {
        if (ids.length == 0 || _known.length > 40) return;
        uint64 most = seed % 3 == 0 ? AMOUNT : BY_RULE + BY_RULE / 4;
        address payee = seed % 7 == 0 ? buyer.maker : (seed % 2 == 0 ? acme.maker : basin.maker);
        PaymentRequest memory r = requestTo(payee, 1 + (amount % most), bytes32((seed >> 8) % INVOICES));
        r.number = uint64(_known.length);
        r.purpose = (seed >> 16) % 2 == 0 ? bytes32("steel") : bytes32("wages");
        if (payee == buyer.maker) r.keys = new Fingerprint[](0);
        try purposeAccounts.request(r, requesting(buyer, r)) {} catch {
            return;
        }
        bool byRule = seen(r).state != RequestState.Requested;
        _known.push();
        Known storage k = _known[_known.length - 1];
        (k.content, k.facility, k.requestedAt, k.byRule) = (r, ids.length - 1, uint48(block.timestamp), byRule);
        if (payee == buyer.maker) ends[1]++;
        else ends[byRule ? 2 : 3]++;
    }

    function approve(uint256 i) external {
        if (_known.length == 0) return;
        PaymentRequest memory r = _known[i % _known.length].content;
        try purposeAccounts.approve(r, LATER, approving(bank, r)) {
            ends[4]++;
        } catch {}
    }

    function refuse(uint256 i) external {
        if (_known.length == 0) return;
        PaymentRequest memory r = _known[i % _known.length].content;
        try purposeAccounts.refuse(r, "price", LATER, refusing(bank, r)) {
            ends[5]++;
        } catch {}
    }

    function withdrawOrLapse(uint256 i) external {
        if (_known.length == 0) return;
        PaymentRequest memory r = _known[i % _known.length].content;
        try purposeAccounts.lapse(r) {
            ends[6]++;
            return;
        } catch {}
        vm.prank(buyer.maker);
        try purposeAccounts.withdraw(r) {} catch {}
    }

    function showEvidence(uint256 i, uint256 invoice) external {
        if (_known.length == 0) return;
        PaymentRequest memory r = _known[i % _known.length].content;
        Fingerprint[] memory keys = new Fingerprint[](1);
        keys[0] = Fingerprint.wrap(keccak256(abi.encode("own", i, invoice)));
        vm.prank(buyer.maker);
        try purposeAccounts.showEvidence(r, "payroll", keys) {
            ends[7]++;
        } catch {}
    }

    function bounce(uint256 i) external {
        if (_known.length == 0) return;
        PaymentRequest memory r = _known[i % _known.length].content;
        vm.prank(r.payee);
        try purposeAccounts.bounce(r) {
            ends[8]++;
        } catch {}
    }

    function repay(uint64 amount) external {
        if (ids.length == 0) return;
        vm.prank(buyer.maker);
        try purposeAccounts.repay(facility, amount % (2 * AMOUNT)) {
            ends[9]++;
        } catch {}
    }

    function returnPart(uint64 amount) external {
        if (ids.length == 0) return;
        amount = amount % (AMOUNT + 2);
        uint32 number = nextOfBorrower();
        try purposeAccounts.giveBack(facility, amount, number, LATER, givingBack(buyer, amount, number)) {
            returned[ids.length - 1] += amount;
            ends[10]++;
        } catch {}
    }

    function returnUnspent() external {
        if (ids.length == 0) return;
        Facility memory f = seen();
        try purposeAccounts.returnUnspent(facility) {
            returned[ids.length - 1] += f.unspent - f.reserved;
            ends[11]++;
        } catch {}
    }

    function breachOrCure(uint256 seed) external {
        if (ids.length == 0 || seed % 4 != 0) return;
        uint32 number = nextOfLender();
        if (seed % 8 == 0) {
            try purposeAccounts.breach(facility, "covenant", number, LATER, breaching(bank, number)) {
                ends[12]++;
            } catch {}
            return;
        }
        try purposeAccounts.cure(facility, number, LATER, curing(bank, number)) {} catch {}
    }

    function freezeOrAccelerate(uint256 seed) external {
        if (ids.length == 0) return;
        try purposeAccounts.freeze(facility) {
            ends[13]++;
            return;
        } catch {}
        uint32 number = nextOfLender();
        if (seed % 4 != 0) return;
        try purposeAccounts.accelerate(facility, number, LATER, accelerating(bank, number)) {
            ends[14]++;
        } catch {}
    }

    function close() external {
        if (ids.length == 0) return;
        try purposeAccounts.close(facility) {
            ends[15]++;
        } catch {}
    }

    function pass(uint256 time) external {
        if (block.timestamp < START + 400 days) vm.warp(block.timestamp + (time % 3 days));
    }
}

/// @notice FND-1 to FND-4, and FND-6.
contract FundsInvariants is Test {
    FundsHandler internal handler;

    function setUp() public {
        handler = new FundsHandler();
        handler.setUp();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @dev FND-1
    function invariant_WhatWasDrawnIsSomewhere() public view {
        for (uint256 i = 0; i < handler.count(); i++) vm.assertTrue(handler.balances(i), "drawn");
        (uint256 unspent, uint256 money, , ) = handler.sums();
        vm.assertEq(unspent, money, "money");
    }

    /// @dev FND-2
    function invariant_LinesAreWhatRequestsTook() public view {
        for (uint256 i = 0; i < handler.count(); i++) vm.assertTrue(handler.linesAgree(i), "lines");
    }

    /// @dev FND-3
    function invariant_OneInvoiceOnePayment() public view {
        vm.assertTrue(handler.invoicesAgree(), "invoices");
    }

    /// @dev FND-4
    function invariant_TheLimitIsTheExposure() public view {
        (, , uint256 used, uint256 exposure) = handler.sums();
        vm.assertEq(used, exposure, "limit");
    }

    /// @dev FND-6
    function invariant_NoSplitPassesBelowTheThreshold() public view {
        vm.assertTrue(handler.thresholdHolds(), "threshold");
    }

    /// @dev The handler gets to each of the ends that the sentences are about.
    function test_TheHandlerReachesEveryEnd() public {
        handler.begin();
        handler.lend(1_000_000);
        handler.pass(1 days);
        handler.pass(1);
        handler.request(2, 50_000 - 1); // by rule, to acme
        handler.request((2 << 8) | 3, 110_000); // by hand, to basin
        handler.request((3 << 8) | 3, 110_000);
        handler.request((4 << 8) | 3, 110_000);
        handler.request(7 * 9363, 100); // the borrower itself
        handler.approve(1);
        handler.refuse(2);
        handler.showEvidence(4, 1);
        handler.bounce(0);
        handler.repay(1_000);
        handler.returnPart(10);
        handler.breachOrCure(0);
        for (uint256 i = 0; i < 5; i++) handler.pass(3 days - 1);
        handler.withdrawOrLapse(3);
        handler.freezeOrAccelerate(0);
        handler.freezeOrAccelerate(0);
        handler.returnUnspent();
        handler.repay(1_900_000);
        handler.close();
        for (uint256 i = 0; i < 16; i++) vm.assertTrue(handler.ends(i) != 0, vm.toString(i));
        invariant_WhatWasDrawnIsSomewhere();
        invariant_LinesAreWhatRequestsTook();
        invariant_OneInvoiceOnePayment();
        invariant_TheLimitIsTheExposure();
        invariant_NoSplitPassesBelowTheThreshold();
    }
}
